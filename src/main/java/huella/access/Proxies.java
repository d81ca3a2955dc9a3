package huella.access;

import huella.model.Rejected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies that are ours (HUELLA_PROXIES). Whoever asks is the other end of the connection; only what a proxy of
 * ours says of the one before it is believed, because any client can send X-Forwarded-For.
 */
public final class Proxies {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<Network> networks;

    private Proxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    private record Network(byte[] address, int bits) {
        boolean holds(InetAddress other) {
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param text addresses or networks separated by commas, {@code 10.0.0.0/8, ::1}; blank for none
     * @throws Rejected for the operator, naming what is no address
     */
    public static Proxies parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String item : text.split(",")) {
            if (!item.isBlank()) {
                networks.add(network(item.strip()));
            }
        }
        return new Proxies(networks);
    }

    /**
     * Who asks, as a key: the address, or of IPv6 its network of 64 bits, which one subscriber has for himself.
     *
     * @param connected the address at the other end of the connection
     * @param forwardedFor the values of X-Forwarded-For in their order, each a list; the nearest stands last
     */
    String peer(String connected, List<String> forwardedFor) {
        Optional<InetAddress> here = address(connected);
        if (here.isEmpty()) {
            return connected;
        }
        InetAddress peer = here.get();
        List<String> before = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        for (int i = before.size() - 1; i >= 0 && isOurs(peer); i--) {
            Optional<InetAddress> next = address(before.get(i));
            if (next.isEmpty()) {
                break;
            }
            peer = next.get();
        }
        return key(peer);
    }

    private boolean isOurs(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length > IPV6_NETWORK_BYTES) {
            Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Network network(String text) {
        String[] parts = text.split("/", -1);
        Optional<InetAddress> address = address(parts[0]);
        int most = address.map(known -> 8 * known.getAddress().length).orElse(0);
        boolean whole = parts.length == 1;
        if (address.isEmpty()
                || parts.length > 2
                || !whole && (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most)) {
            throw Rejected.setup("HUELLA_PROXIES: «" + text
                    + "» is not accepted; give addresses or networks separated by commas, such as 10.0.0.0/8, ::1");
        }
        return new Network(address.get().getAddress(), whole ? most : Integer.parseInt(parts[1]));
    }

    /** An address written in numbers; a name would have to be asked of somebody, and is none. */
    private static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
