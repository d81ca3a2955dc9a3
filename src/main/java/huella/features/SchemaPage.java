package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Field;
import huella.catalogue.Pages;
import huella.http.Page;
import huella.model.Language;
import huella.model.Term;
import java.util.List;
import java.util.stream.Collectors;

/** The fields of a collection, for people. */
record SchemaPage(Schema schema) {

    Page page() {
        Pages pages = new Pages(schema.language(), schema.at());
        Collection collection = schema.collection();
        String field = pages.say("Campo", "Field");
        String title = pages.say("Qué es", "What it is");
        String kind = pages.say("Tipo", "Type");
        String values = pages.say("Valores", "Values");
        return pages.page(
                schema.title(),
                pages.say(
                        "Los nombres de los campos son los mismos en todos los archivos y en la API.",
                        "The names of the fields are the same in all files and in the API."),
                schema.address(),
                pages.json(Schema.MEDIA_TYPE, "JSON Schema", schema.address()),
                pages.path(
                        pages.collections(),
                        pages.page(
                                collection.title().in(schema.language()),
                                schema.at().of(Addresses.COLLECTION, collection))),
                List.of(new Page.Table(
                        pages.say("Campos", "Fields"),
                        List.of(field, title, kind, values),
                        schema.fields().stream()
                                .map(each -> List.of(
                                        Page.Fact.of(field, each.column()),
                                        Page.Fact.of(title, each.title().in(schema.language())),
                                        Page.Fact.of(kind, kind(pages, each)),
                                        Page.Fact.of(values, values(each))))
                                .toList())),
                null);
    }

    private static String kind(Pages pages, Field field) {
        return switch (field.type()) {
            case TEXT -> pages.say("texto", "text");
            case TEXT_LIST -> pages.say("lista de textos", "list of texts");
            case INTEGER -> pages.say("número entero", "whole number");
            case BOOLEAN -> pages.say("sí o no", "yes or no");
            case INSTANT -> pages.say("fecha y hora (UTC)", "date and time (UTC)");
        };
    }

    private String values(Field field) {
        return schema.terms(field).stream()
                .map(term -> term.code() + " (" + name(term) + ")")
                .collect(Collectors.joining("; "));
    }

    private String name(Term term) {
        return schema.language() == Language.ES ? term.nameEs() : term.nameEn();
    }
}
