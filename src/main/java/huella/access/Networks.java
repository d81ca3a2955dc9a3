package huella.access;

import huella.model.Rejected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks that the operator names ({@code 10.0.0.0/8, ::1}); never by a name that must be looked up. */
public final class Networks {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
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
     * @param variable that holds the text, for the complaint
     * @param text addresses or networks separated by commas; blank for none
     * @throws Rejected for the operator, naming what is no address
     */
    public static Networks parse(String variable, String text) {
        List<Network> networks = new ArrayList<>();
        for (String item : text.split(",")) {
            if (!item.isBlank()) {
                networks.add(network(variable, item.strip()));
            }
        }
        return new Networks(networks);
    }

    public boolean hold(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static Network network(String variable, String text) {
        String[] parts = text.split("/", -1);
        Optional<InetAddress> address = address(parts[0]);
        int most = address.map(known -> 8 * known.getAddress().length).orElse(0);
        boolean whole = parts.length == 1;
        if (address.isEmpty()
                || parts.length > 2
                || !whole && (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most)) {
            throw Rejected.setup(variable + ": «" + text
                    + "» is not accepted; give addresses or networks separated by commas, such as 10.0.0.0/8, ::1");
        }
        return new Network(address.get().getAddress(), whole ? most : Integer.parseInt(parts[1]));
    }

    /** An address written in numbers; a name would have to be asked of somebody, and is none. */
    static Optional<InetAddress> address(String text) {
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
