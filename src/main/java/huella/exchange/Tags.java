package huella.exchange;

import huella.catalogue.Field;
import huella.catalogue.Selection;
import huella.http.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The entity tags of what this room writes, before it is written: all that decides about the bytes is in them.
 *
 * @param build the program and its Java; another build may write other bytes. Asked for with the first file: it reads
 *     the whole program
 */
record Tags(Supplier<String> build) {

    /** @param causes what was asked for, in the order of the caller */
    EntityTag of(Edition edition, Selection selection, List<String> causes) {
        List<String> all = new ArrayList<>(causes);
        all.add(build.get());
        all.add(edition.digest());
        all.add(canonical(selection));
        return EntityTag.ofCauses(all);
    }

    /** The same text for selections that mean the same, whatever order they were written in. */
    private static String canonical(Selection selection) {
        StringBuilder text = new StringBuilder();
        for (Selection.Part part : Selection.Part.values()) {
            List<String> codes = selection.codes().get(part);
            if (codes != null) {
                text.append(part).append('=').append(sorted(codes)).append(' ');
            }
        }
        for (Field field : Field.values()) {
            Object value = selection.equal().get(field);
            if (value != null) {
                text.append(field).append('=').append(value).append(' ');
            }
        }
        selection.area().ifPresent(area -> text.append(area.toText()).append(' '));
        selection
                .asOf()
                .ifPresent(moment -> text.append("as of ").append(moment).append(' '));
        selection.during().ifPresent(during -> text.append(during).append(' '));
        return text.append(sorted(selection.words())).toString();
    }

    private static String sorted(List<String> items) {
        return items.stream().sorted().distinct().collect(Collectors.joining(","));
    }
}
