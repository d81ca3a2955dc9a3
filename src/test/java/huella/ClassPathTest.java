package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * GeoTools comes in one jar with an SLF4J 1.7 and other libraries inside. It may only be asked last, or the service
 * logs nothing (docs/decisions/0007). The program's manifest and this test's class path have the order of the pom.
 */
class ClassPathTest {

    private static final String WRAPPER = "geotools-wrapper";

    /** Says in a JVM of its own who logs, and from which jars the doubtful classes come. */
    static final class Binding {
        public static void main(String[] classes) throws Exception {
            System.out.println(LoggerFactory.getILoggerFactory().getClass().getName());
            for (String name : classes) {
                System.out.println(source(name));
            }
        }
    }

    @Test
    void in_the_pom_geotools_is_the_last_dependency_of_all() throws Exception {
        NodeList dependencies = (NodeList) javax.xml.xpath.XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/*[local-name()='project']/*[local-name()='dependencies']/*/*[local-name()='artifactId']",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(TestApp.ROOT.resolve("pom.xml").toFile()),
                        javax.xml.xpath.XPathConstants.NODESET);
        List<String> artifacts = IntStream.range(0, dependencies.getLength())
                .mapToObj(i -> ((Element) dependencies.item(i)).getTextContent())
                .toList();
        assertTrue(artifacts.contains("logback-classic"));
        assertEquals(WRAPPER, artifacts.getLast());
    }

    @Test
    void here_slf4j_binds_to_logback() throws Exception {
        assertEquals(
                "ch.qos.logback.classic.LoggerContext",
                LoggerFactory.getILoggerFactory().getClass().getName());
        assertTrue(source("org.slf4j.LoggerFactory").startsWith("slf4j-api-2."));
    }

    @Test
    void from_a_manifest_in_that_order_slf4j_binds_to_logback(@TempDir Path place) throws Exception {
        List<String> said = run(place, classPath());
        assertEquals("ch.qos.logback.classic.LoggerContext", said.getFirst(), said::toString);
        assertTrue(said.get(1).startsWith("slf4j-api-2."), said::toString);
        // No other library of the service needs Guava: it is GeoTools' own. One that is pinned would come before it.
        assertTrue(said.get(2).startsWith(WRAPPER) || said.get(2).startsWith("guava-"), said::toString);
        assertTrue(said.get(3).startsWith("checker-qual-"), said::toString);
        assertTrue(said.get(4).startsWith("jakarta.inject-api-"), said::toString);
        assertTrue(said.get(5).startsWith("jackson-core-"), said::toString);
    }

    @Test
    void from_a_manifest_with_geotools_first_the_log_would_be_lost(@TempDir Path place) throws Exception {
        List<Path> jars = new ArrayList<>(classPath());
        Path wrapper = jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(WRAPPER))
                .findFirst()
                .orElseThrow();
        jars.remove(wrapper);
        jars.addFirst(wrapper);
        assertFalse(run(place, jars).contains("ch.qos.logback.classic.LoggerContext"));
    }

    private static List<String> run(Path place, List<Path> jars) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Binding.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        jars.stream().map(jar -> jar.toUri().toString()).collect(Collectors.joining(" ")));
        Path program = place.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(program);
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        program.toString(),
                        "org.slf4j.LoggerFactory",
                        "com.google.common.collect.ImmutableList",
                        "org.checkerframework.checker.nullness.qual.Nullable",
                        "jakarta.inject.Inject",
                        "com.fasterxml.jackson.core.JsonFactory")
                .redirectError(place.resolve("errors").toFile())
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), () -> said.toString());
        return said;
    }

    /** Surefire itself starts from a manifest; this is the class path that it wrote into it. */
    private static List<Path> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static String source(String name) throws Exception {
        return Path.of(Class.forName(name)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getFileName()
                .toString();
    }
}
