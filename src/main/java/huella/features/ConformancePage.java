package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Pages;
import huella.http.Page;
import huella.model.Language;
import java.util.List;

/** The conformance declaration, for people. */
record ConformancePage(Language language, Addresses at, List<String> classes) {

    Page page() {
        Pages pages = new Pages(language, at);
        return pages.page(
                pages.say("Clases de conformidad", "Conformance classes"),
                pages.say(
                        "Las partes de los estándares de OGC que este servicio cumple; cada una está probada.",
                        "The parts of the OGC standards that this service keeps; each one is tested."),
                at.conformance(),
                pages.json("application/json", "JSON", at.conformance()),
                pages.path(),
                List.of(new Page.Table(
                        pages.say("Clases", "Classes"),
                        List.of("URI"),
                        classes.stream()
                                .map(uri -> List.of(Page.Fact.of("URI", uri)))
                                .toList())),
                null);
    }
}
