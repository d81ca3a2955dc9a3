package huella;

import huella.model.Rejected;
import huella.store.AuditTrail;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The record of all acts, from the command line. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The record of who did what: verify that nobody changed it. The service may run or not.",
        subcommands = {AuditCommand.Verify.class, CommandLine.HelpCommand.class})
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /** Exit code 0: whole; 1: not, with every fault named. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Read the whole record, the history and the drafts again; name everything that does not fit.",
            footer = {
                "",
                "It prints the head of the record. Keep it outside of this machine and give it the next time: who can",
                "rewrite the whole record cannot rewrite what you have kept."
            })
    static final class Verify implements Callable<Integer> {

        @ParentCommand
        AuditCommand audit;

        @Option(
                names = "--head",
                paramLabel = "N:DIGEST",
                description = "A head that was kept: the record must lead through it.")
        private String head;

        @Override
        public Integer call() {
            Optional<AuditTrail.Head> kept = Optional.ofNullable(head)
                    .map(
                            text -> AuditTrail.Head.parse(text)
                                    .orElseThrow(
                                            () -> Rejected.setup(
                                                    "--head is not a head. It is a number, a colon and 64 hexadecimal digits, as this command prints.")));
            PrintWriter out = audit.spec.commandLine().getOut();
            try (PublishedData data = PublishedData.open(
                    Config.of(System.getenv()),
                    step -> audit.spec.commandLine().getErr().println("  " + step))) {
                AuditTrail.Finding found = AuditTrail.verify(data.database(), kept);
                found.faults().forEach(out::println);
                out.println(
                        found.faults().isEmpty()
                                ? "The record is whole: " + found.head().n() + " entries."
                                : "The record does not fit: " + found.faults().size() + " faults.");
                out.println("Head: " + found.head());
                out.flush();
                return found.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
            }
        }
    }
}
