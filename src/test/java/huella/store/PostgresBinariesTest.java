package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    Path bin;

    @Test
    void a_server_of_this_machine_is_found_and_is_new_enough() {
        PostgresBinaries found = PostgresBinaries.find(Optional.empty(), Optional.empty());
        assertTrue(found.major() >= PostgresBinaries.OLDEST);
        assertTrue(Files.isExecutable(found.tool("postgres")));
    }

    @Test
    void a_server_without_postgis_is_refused_with_the_package_that_brings_it() throws IOException {
        server("99.1");
        Rejected refused =
                assertThrows(Rejected.class, () -> PostgresBinaries.find(Optional.of(bin), Optional.empty()));
        assertTrue(refused.getMessage().contains("PostgreSQL 99 is installed without PostGIS"), refused::getMessage);
        assertTrue(refused.getMessage().contains("apt-get install postgresql-99-postgis-3"), refused::getMessage);
    }

    @Test
    void a_server_that_is_too_old_is_no_server() throws IOException {
        server("14.9 (Debian)");
        Rejected refused =
                assertThrows(Rejected.class, () -> PostgresBinaries.find(Optional.of(bin), Optional.empty()));
        assertTrue(refused.getMessage().startsWith("No PostgreSQL 15 or newer was found"), refused::getMessage);
    }

    @Test
    void an_existing_cluster_decides_the_version() throws IOException {
        server("99.1");
        Rejected refused = assertThrows(Rejected.class, () -> PostgresBinaries.find(Optional.of(bin), Optional.of(98)));
        assertTrue(refused.getMessage().contains("made by PostgreSQL 98 but only version 99"), refused::getMessage);
        assertEquals(1, refused.getMessage().lines().count());
    }

    /** Programs that only know their version. */
    private void server(String version) throws IOException {
        for (String tool : new String[] {"postgres", "initdb", "pg_ctl"}) {
            Path file =
                    Files.writeString(bin.resolve(tool), "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + "'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
