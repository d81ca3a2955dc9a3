package huella.store;

import huella.model.Problem;
import huella.model.Rejected;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How to reach one database as one role. Never prints its password. */
final class Address {

    /** The variable that names the primary; the other one, its replica ({@code DATABASE_READ_URL}). */
    private static final String VARIABLE = "DATABASE_URL";

    /** Names of hosts may hold an underscore, as they do in compose files, and a password an @: the last one counts. */
    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:/?#\\s]+?)(?::(?<password>[^/?#\\s]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?"
            + "/(?<database>[^/?#\\s]+)(?:\\?(?<query>[^#\\s]*))?");

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
        properties.put("socketFactory", LocalSockets.class.getName());
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
        return parse(VARIABLE, databaseUrl, password);
    }

    /** @param variable of the environment that holds the address, to be named when it is none */
    static Address parse(String variable, String databaseUrl, Optional<String> password) {
        Matcher parts = FORM.matcher(databaseUrl);
        if (!parts.matches()) {
            throw Rejected.setup(variable + " is not a PostgreSQL address. " + expected(variable));
        }
        Map<String, String> properties = new TreeMap<>();
        password.ifPresent(secret -> properties.put("password", secret));
        if (parts.group("user") != null) {
            properties.put("user", decode(variable, parts.group("user")));
        }
        if (parts.group("password") != null) {
            properties.put("password", decode(variable, parts.group("password")));
        }
        if (parts.group("query") != null) {
            for (String pair : parts.group("query").split("&")) {
                String[] words = pair.split("=", 2);
                properties.put(decode(variable, words[0]), words.length == 2 ? decode(variable, words[1]) : "");
            }
        }
        String port = parts.group("port") == null ? "" : ":" + parts.group("port");
        return new Address(
                "jdbc:postgresql://" + parts.group("host") + port + "/" + parts.group("database"), properties);
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
            throw Rejected.setup(
                    "The address " + this + " has a parameter that the driver does not know: " + e.getMessage());
        }
        return source;
    }

    /** The same for who cannot wait: neither for a connection nor for an answer longer than this. */
    Address within(int seconds) {
        Map<String, String> hurried = new TreeMap<>(properties);
        hurried.put("connectTimeout", Integer.toString(seconds));
        hurried.put("loginTimeout", Integer.toString(seconds));
        hurried.put("socketTimeout", Integer.toString(seconds));
        return new Address(url, hurried);
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

    private static String expected(String variable) {
        return "Expected " + variable + "=postgresql://user:password@host:5432/database"
                + " (optionally ?sslmode=require); characters such as / ? # % in a password are percent-encoded.";
    }

    private static String decode(String variable, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Rejected(
                    new Problem.BadSetup(variable + " has a % that encodes nothing. " + expected(variable)), e);
        }
    }
}
