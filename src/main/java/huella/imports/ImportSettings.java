package huella.imports;

import huella.geo.read.ReadLimits;
import java.nio.file.Path;

/**
 * What the operator decides about imports; each number is an environment variable, named in the message that it causes.
 *
 * @param read how much of a file is read
 * @param seconds how long reading one file may take
 * @param memoryMb of the process that reads
 * @param atOnce files that are read at the same time; others wait their turn
 * @param perAccount imports that an account may have which it has neither accepted nor left
 * @param hours after which a file that nobody accepted is deleted
 * @param directory where files wait, made when it is missing
 * @param epsg the directory of the EPSG database
 */
public record ImportSettings(
        ReadLimits read, int seconds, int memoryMb, int atOnce, int perAccount, int hours, Path directory, Path epsg) {

    public static final String SECONDS = "HUELLA_MAX_IMPORT_SECONDS";
    public static final String MEMORY = "HUELLA_MAX_IMPORT_MEMORY_MB";
    public static final String AT_ONCE = "HUELLA_MAX_IMPORTS";
    public static final String PER_ACCOUNT = "HUELLA_MAX_IMPORTS_PER_ACCOUNT";
    public static final String HOURS = "HUELLA_IMPORT_HOURS";

    public static final int DEFAULT_SECONDS = 60;
    public static final int DEFAULT_MEMORY_MB = 512;
    public static final int DEFAULT_PER_ACCOUNT = 10;
    public static final int DEFAULT_HOURS = 24;
}
