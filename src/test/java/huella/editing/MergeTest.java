package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

/** Fields, shape and retirement together. */
class MergeTest {

    private static final Geometry HERE = Shapes.read("POINT (-70 -23)");
    private static final Geometry THERE = Shapes.read("POINT (-70.1 -23.1)");
    private static final Geometry ELSEWHERE = Shapes.read("POINT (-70.2 -23.2)");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            nobody changes | Parque | Parque | Parque | Parque
            the current side renames | Parque | Plaza | Parque | Plaza
            the proposed side renames | Parque | Parque | Plaza | Plaza
            both rename alike | Parque | Plaza | Plaza | Plaza
            both rename apart | Parque | Plaza | Paseo | conflict
            both say it first, alike | none | Plaza | Plaza | Plaza
            both say it first, apart | none | Plaza | Paseo | conflict
            one takes it away, the other changes it | Parque | none | Paseo | conflict
            one takes it away | Parque | none | Parque | none
            both take it away | Parque | none | none | none
            """)
    void a_single_value(String name, String base, String current, String proposed, String expected) {
        FieldMerge merge = FieldMerge.of(
                Attribute.NOMBRE,
                Optional.ofNullable(base),
                Optional.ofNullable(current),
                Optional.ofNullable(proposed));
        if ("conflict".equals(expected)) {
            assertEquals(Optional.ofNullable(current), merge.value());
            assertEquals(
                    Optional.ofNullable(proposed),
                    merge.conflict().orElseThrow().proposed());
        } else {
            assertEquals(Optional.ofNullable(expected), merge.value());
            assertEquals(Optional.empty(), merge.conflict());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            both add | a b | a b c | a b d | a b c d
            one adds in the middle, one at the end | a b | a x b | a b y | a x b y
            both add the same | a b | a b c | a b c | a b c
            both add the same and one more | a | a c | a c d | a c d
            one adds, one removes | a b | a b c | b | b c
            both remove | a b c | b c | a b | b
            both remove all that is left | a b | a | b | ''
            one empties, the other adds | a b | none | a b c | c
            one begins, the other begins too | none | a | b | a b
            one puts into another order, the other adds | a b c | c b a | a b c d | c d b a
            both put into the same order, one adds | a b c | c b a | c b a d | c b a d
            both put into another order | a b c | c b a | b a c | conflict
            one puts into another order, the other removes | a b c | c b a | a c | c a
            """)
    void a_list(String name, String base, String current, String proposed, String expected) {
        FieldMerge merge = FieldMerge.of(Attribute.ETIQUETAS, list(base), list(current), list(proposed));
        if ("conflict".equals(expected)) {
            assertEquals(list(current), merge.value());
            assertTrue(merge.conflict().isPresent());
        } else {
            assertEquals(list(expected), merge.value());
            assertEquals(Optional.empty(), merge.conflict());
        }
    }

    @Test
    void different_fields_and_the_shape_are_merged() {
        Content base = content(HERE, Map.of(Attribute.NOMBRE, "Parque", Attribute.NOTA, "Sí"));
        Content current = base.with(Map.of(Attribute.NOMBRE, "Plaza"));
        Content proposed =
                base.with(Collections.singletonMap(Attribute.NOTA, null)).with(THERE);
        Merged merged = Merge.of(base, current, proposed);
        assertTrue(merged.clean());
        assertEquals(Map.of(Attribute.NOMBRE, "Plaza"), merged.result().values());
        assertEquals(Optional.of(THERE), merged.result().shape());
    }

    @Test
    void retiring_what_the_other_edits_is_a_conflict_either_way() {
        Content base = content(HERE, Map.of(Attribute.NOMBRE, "Parque"));
        Content retired = base.retired(true);
        for (Content edited : List.of(base.with(Map.of(Attribute.NOMBRE, "Plaza")), base.with(THERE))) {
            assertEquals(
                    List.of(new Conflict.Retired(false, true, false)),
                    Merge.of(base, retired, edited).conflicts());
            assertEquals(
                    List.of(new Conflict.Retired(false, false, true)),
                    Merge.of(base, edited, retired).conflicts());
        }
        assertTrue(Merge.of(base, retired, base).result().retired());
        assertTrue(Merge.of(base, base, retired).result().retired());
        assertTrue(Merge.of(base, retired, retired.with(THERE)).clean());
    }

    @Test
    void what_is_chosen_takes_the_place_of_what_is_current() {
        Content base = content(HERE, Map.of(Attribute.NOMBRE, "Parque", Attribute.NOTA, "Sí"));
        Content current = content(THERE, Map.of(Attribute.NOMBRE, "Plaza", Attribute.NOTA, "No"));
        Content proposed = content(ELSEWHERE, Map.of(Attribute.NOMBRE, "Paseo")).retired(true);
        Merged merged = Merge.of(base, current, proposed);
        assertEquals(
                List.of("nombre", "nota", "geometria", "retiro"),
                merged.conflicts().stream().map(Conflict::key).toList());
        assertEquals(current, merged.result());
        Merged some = merged.resolved(Map.of("nombre", Merged.Side.PROPOSED, "geometria", Merged.Side.CURRENT));
        assertEquals(
                List.of("nota", "retiro"),
                some.conflicts().stream().map(Conflict::key).toList());
        assertEquals(Optional.of("Paseo"), some.result().value(Attribute.NOMBRE));
        assertEquals(Optional.of(THERE), some.result().shape());
        Merged all = some.resolved(Map.of("nota", Merged.Side.PROPOSED, "retiro", Merged.Side.PROPOSED));
        assertTrue(all.clean());
        assertEquals(Optional.empty(), all.result().value(Attribute.NOTA));
        assertTrue(all.result().retired());
        Map<String, Merged.Side> proposedAll = Map.of(
                "nombre", Merged.Side.PROPOSED,
                "nota", Merged.Side.PROPOSED,
                "geometria", Merged.Side.PROPOSED,
                "retiro", Merged.Side.PROPOSED);
        assertEquals(proposed, merged.resolved(proposedAll).result());
    }

    @Test
    void conflicts_are_written_by_the_name_they_are_resolved_by() throws IOException {
        Content base = content(HERE, Map.of(Attribute.NOMBRE, "Parque"));
        Content current = content(THERE, Map.of(Attribute.NOMBRE, "Plaza"));
        Content proposed = content(ELSEWHERE, Map.of()).retired(true);
        assertEquals("""
                {"campo":"nombre","base":"Parque","vigente":"Plaza","propuesta":null}
                {"campo":"geometria","texto":"Las dos versiones cambiaron el mismo tramo de la geometría.",\
                "texto_en":"Both versions changed the same stretch of the geometry.",\
                "lugar":{"type":"MultiPoint","coordinates":[[-70.1,-23.1],[-70.2,-23.2]]}}
                {"campo":"retiro","base":false,"vigente":false,"propuesta":true}""", written(Merge.of(base, current, proposed)));
    }

    /** Random values of every kind of field, the same in every run. */
    @Test
    void merging_with_one_who_rests_gives_the_other_and_no_edit_of_a_field_is_lost() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            Content base = any(random, null);
            Content one = any(random, base);
            Content other = any(random, base);
            assertEquals(new Merged(one, List.of()), Merge.of(base, base, one));
            assertEquals(new Merged(one, List.of()), Merge.of(base, one, base));
            assertEquals(new Merged(one, List.of()), Merge.of(base, one, one));
            Merged merged = Merge.of(base, one, other);
            Merged exchanged = Merge.of(base, other, one);
            assertEquals(keys(merged), keys(exchanged), "seed " + seed);
            for (Attribute attribute : Attribute.values()) {
                if (!keys(merged).contains(attribute.key())) {
                    Object result = items(merged.result(), attribute);
                    assertEquals(result, items(exchanged.result(), attribute), "seed " + seed);
                    assertNothingLost(attribute, base, one, other, merged.result());
                } else {
                    assertEquals(one.value(attribute), merged.result().value(attribute));
                }
            }
        }
    }

    private static void assertNothingLost(
            Attribute attribute, Content base, Content one, Content other, Content result) {
        for (Content side : List.of(one, other)) {
            if (side.value(attribute).equals(base.value(attribute))) {
                continue;
            }
            if (attribute.kind() == Attribute.Kind.LIST) {
                Set<Object> added = new HashSet<>(items(side, attribute));
                added.removeAll(items(base, attribute));
                assertTrue(items(result, attribute).containsAll(added));
                Set<Object> removed = new HashSet<>(items(base, attribute));
                removed.removeAll(items(side, attribute));
                assertTrue(Collections.disjoint(items(result, attribute), removed));
            } else {
                assertEquals(side.value(attribute), result.value(attribute));
            }
        }
    }

    private static Set<Object> items(Content content, Attribute attribute) {
        return content.value(attribute).stream()
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(Merged merged) {
        return merged.conflicts().stream().map(Conflict::key).collect(Collectors.toSet());
    }

    /** @param like of which a fifth is changed; null for anything */
    private static Content any(Random random, Content like) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Object value = like == null || random.nextInt(5) == 0
                    ? value(random, attribute)
                    : like.value(attribute).orElse(null);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        Geometry shape = List.of(HERE, THERE, ELSEWHERE).get(random.nextInt(3));
        boolean gone = like == null ? random.nextInt(10) == 0 : like.retired() || random.nextInt(10) == 0;
        return new Content(values, like == null || random.nextBoolean() ? Optional.of(shape) : like.shape(), gone);
    }

    private static Object value(Random random, Attribute attribute) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        return switch (attribute.kind()) {
            case TEXT -> List.of("uno", "dos", "tres").get(random.nextInt(3));
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> random.nextInt(3);
            case LIST -> {
                List<String> items = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
                Collections.shuffle(items, random);
                yield List.copyOf(items.subList(0, random.nextInt(5)));
            }
        };
    }

    private static Optional<Object> list(String words) {
        return Optional.ofNullable(words)
                .map(text -> Stream.of(text.split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static Content content(Geometry shape, Map<Attribute, Object> values) {
        return new Content(values, Optional.of(shape), false);
    }

    private static String written(Merged merged) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            for (Conflict conflict : merged.conflicts()) {
                ConflictJson.write(conflict, json);
            }
        }
        return Objects.toString(text);
    }
}
