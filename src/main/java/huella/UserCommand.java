package huella;

import huella.access.Accounts;
import huella.model.Grant;
import huella.model.Rejected;
import huella.model.Role;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * The accounts, from the command line, whether the service runs or not. Passwords are typed, or come by standard input;
 * never as arguments, which every user of the machine can see.
 */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Accounts of those who draft and publish, and what they may do. The service may run or not.",
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Passwd.class,
            UserCommand.Give.class,
            UserCommand.Revoke.class,
            UserCommand.ListAll.class,
            UserCommand.Disable.class,
            UserCommand.Enable.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "ROLE is planificador:LAYER (drafts), revisor:LAYER (publishes what others drafted) or admin (everything).",
            "The layers are tocopilla, antofagasta, calama, rutas and regional.",
            "",
            "  ./huella user add mrojas --name \"María Rojas\" --grant planificador:calama --grant planificador:rutas",
            "  ./huella user grant mrojas revisor:tocopilla",
            "  pass show huella/mrojas | ./huella user passwd mrojas --password-stdin"
        })
final class UserCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void with(Consumer<Accounts> work) {
        try (PublishedData data = PublishedData.open(
                Config.of(System.getenv()), step -> spec.commandLine().getErr().println("  " + step))) {
            work.accept(new Accounts(data.database()));
        }
        out().flush();
    }

    /** What all commands on one account have. */
    private abstract static class OfOne implements Callable<Integer> {

        @ParentCommand
        UserCommand user;

        @Parameters(index = "0", paramLabel = "LOGIN", description = "The name to sign in with.")
        String login;

        abstract void act(Accounts accounts);

        @Override
        public final Integer call() {
            user.with(this::act);
            return CommandLine.ExitCode.OK;
        }

        final void say(String line) {
            user.out().println(line);
        }
    }

    /** How a password comes in. */
    static final class PasswordInput {

        @Option(
                names = "--password-stdin",
                description = "Read the password from the first line of standard input instead of asking for it.")
        private boolean standardInput;

        private String read() {
            Console console = System.console();
            if (standardInput || console == null) {
                return fromStandardInput();
            }
            String typed = new String(console.readPassword("Password: "));
            if (!typed.equals(new String(console.readPassword("Once more: ")))) {
                throw Rejected.setup("The two are not the same. Nothing was changed.");
            }
            return typed;
        }

        private String fromStandardInput() {
            if (!standardInput) {
                throw Rejected.setup("There is no terminal to ask for the password. Give it by standard input, with"
                        + " --password-stdin.");
            }
            try {
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                return Optional.ofNullable(line)
                        .orElseThrow(() -> Rejected.setup("Standard input is empty; the password was expected there."));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add an account; asks for its password.")
    static final class Add extends OfOne {

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Shown in the public history.")
        private String name;

        @Option(names = "--admin", description = "May do everything.")
        private boolean admin;

        @Option(
                names = "--grant",
                paramLabel = "ROLE",
                description = "planificador:LAYER or revisor:LAYER; repeatable.")
        private List<String> roles = new ArrayList<>();

        @CommandLine.Mixin
        private PasswordInput password;

        @Override
        void act(Accounts accounts) {
            accounts.requireFree(login);
            Set<Grant> grants = grants(roles);
            if (admin) {
                grants.add(new Grant(Role.ADMIN, Optional.empty()));
            }
            accounts.add(login, name, password.read(), grants);
            say(login + " was added" + (grants.isEmpty() ? ", and may do nothing yet (./huella user grant)." : "."));
        }
    }

    @Command(
            name = "passwd",
            mixinStandardHelpOptions = true,
            description = "Give an account another password; its sessions end, its tokens stay.")
    static final class Passwd extends OfOne {

        @CommandLine.Mixin
        private PasswordInput password;

        @Override
        void act(Accounts accounts) {
            accounts.require(login);
            accounts.setPassword(login, password.read());
            say("The password of " + login + " was changed and its sessions were ended.");
        }
    }

    @Command(name = "grant", mixinStandardHelpOptions = true, description = "Let an account do more.")
    static final class Give extends OfOne {

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "ROLE",
                description = "planificador:LAYER, revisor:LAYER or admin.")
        private List<String> roles;

        @Override
        void act(Accounts accounts) {
            accounts.grant(login, grants(roles));
            say(login + ": " + rights(accounts.require(login).grants()));
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Let an account do less, at once.")
    static final class Revoke extends OfOne {

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "ROLE",
                description = "planificador:LAYER, revisor:LAYER or admin.")
        private List<String> roles;

        @Override
        void act(Accounts accounts) {
            accounts.revoke(login, grants(roles));
            say(login + ": " + rights(accounts.require(login).grants()));
        }
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Shut an account; its sessions and tokens end at once and for good. What it did stays.")
    static final class Disable extends OfOne {
        @Override
        void act(Accounts accounts) {
            accounts.disable(login);
            say(login + " is shut; its sessions and tokens were ended.");
        }
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Open an account that was shut.")
    static final class Enable extends OfOne {
        @Override
        void act(Accounts accounts) {
            accounts.enable(login);
            say(login + " can sign in again.");
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the accounts and what they may do.")
    static final class ListAll implements Callable<Integer> {

        @ParentCommand
        private UserCommand user;

        @Override
        public Integer call() {
            user.with(accounts -> {
                List<Accounts.Line> lines = accounts.list();
                if (lines.isEmpty()) {
                    user.out()
                            .println("There are no accounts yet. Add one: ./huella user add LOGIN --name NAME --admin");
                }
                lines.forEach(line -> user.out().println(text(line)));
            });
            return CommandLine.ExitCode.OK;
        }

        private static String text(Accounts.Line line) {
            return String.format(
                    Locale.ROOT,
                    "%-20s %-9s %-30s %s; last used: %s; tokens: %d",
                    line.account().login(),
                    line.disabled() ? "shut" : "open",
                    line.account().name(),
                    rights(line.account().grants()),
                    line.lastUsed()
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                            .map(Instant::toString)
                            .orElse("-"),
                    line.tokens());
        }
    }

    /** @throws Rejected naming what is no right */
    static Set<Grant> grants(List<String> texts) {
        Set<Grant> grants = new LinkedHashSet<>();
        for (String text : texts) {
            String[] parts = text.split(":", -1);
            Role role = Arrays.stream(Role.values())
                    .filter(known -> known != Role.LECTOR && known.name().equalsIgnoreCase(parts[0]))
                    .findFirst()
                    .orElse(Role.LECTOR);
            if (role == Role.LECTOR || parts.length != (role == Role.ADMIN ? 1 : 2)) {
                throw Rejected.setup(
                        "«" + text
                                + "» is no right. Rights are planificador:LAYER, revisor:LAYER and admin, such as revisor:calama.");
            }
            grants.add(new Grant(role, role == Role.ADMIN ? Optional.empty() : Optional.of(parts[1])));
        }
        return grants;
    }

    private static String rights(Set<Grant> grants) {
        return grants.isEmpty()
                ? "no rights"
                : grants.stream()
                        .sorted(Comparator.comparing(Grant::role)
                                .thenComparing(grant -> grant.layer().orElse("")))
                        .map(grant -> grant.role().name().toLowerCase(Locale.ROOT)
                                + grant.layer().map(layer -> ":" + layer).orElse(""))
                        .collect(Collectors.joining(", "));
    }
}
