package huella.store;

import huella.model.Rejected;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How to reach one database as one role. Never prints its password. */
final class Address {

    private static final String EXPECTED =
            "Expected DATABASE_URL=postgresql://user:password@host:5432/database (optionally ?sslmode=require).";

    private final String url;
    private final Map<String, String> properties;

    private Address(String url, Map<String, String> properties) {
        this.url = url;
        this.properties = properties;
    }

    /** A database of the embedded server; the operating system vouches for the caller. */
    static Address ofSocket(Path socket, String database, String role) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("user", role);
        properties.put("socketFactory", "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg");
        properties.put("socketFactoryArg", socket.toString());
        properties.put("sslmode", "disable");
        return new Address("jdbc:postgresql://localhost/" + database, properties);
    }

    /**
     * Reads the usual form {@code postgres(ql)://user:password@host:port/database?parameter=value}, parts
     * percent-encoded; {@code jdbc:} in front is accepted.
     *
     * @param password used when the address has none, such as one with characters that an address cannot hold
     */
    static Address parse(String databaseUrl, Optional<String> password) {
        URI uri;
        try {
            uri = new URI(databaseUrl.replaceFirst("^jdbc:", ""));
        } catch (URISyntaxException e) {
            throw Rejected.setup("DATABASE_URL is not a valid address (special characters in a password must be"
                    + " percent-encoded). " + EXPECTED);
        }
        if (uri.getScheme() == null || !uri.getScheme().matches("postgres(ql)?") || uri.getHost() == null) {
            throw Rejected.setup("DATABASE_URL is not a PostgreSQL address. " + EXPECTED);
        }
        if (uri.getPath() == null || uri.getPath().length() < 2) {
            throw Rejected.setup("DATABASE_URL names no database. " + EXPECTED);
        }
        Map<String, String> properties = new TreeMap<>();
        password.ifPresent(secret -> properties.put("password", secret));
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            properties.put("user", decode(parts[0]));
            if (parts.length == 2) {
                properties.put("password", decode(parts[1]));
            }
        }
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                properties.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new Address("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath(), properties);
    }

    /** One connection a call, not pooled. */
    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        try {
            for (Map.Entry<String, String> property : settings().entrySet()) {
                source.setProperty(property.getKey(), property.getValue());
            }
        } catch (SQLException e) {
            throw Rejected.setup("DATABASE_URL has a parameter that the driver does not know: " + e.getMessage());
        }
        return source;
    }

    String url() {
        return url;
    }

    Properties asProperties() {
        Properties all = new Properties();
        all.putAll(settings());
        return all;
    }

    boolean answers() {
        try (Connection connection = dataSource().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return url.replaceFirst("^jdbc:", "") + " as " + properties.getOrDefault("user", "the system user");
    }

    /** What every connection gets: names are found in our schema first, and no call waits for ever. */
    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "currentSchema", Database.SCHEMA + ",public",
                "ApplicationName", "huella",
                "connectTimeout", "5",
                "socketTimeout", "60",
                "tcpKeepAlive", "true"));
        all.putAll(properties);
        return all;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
