package huella.access;

import huella.model.Rejected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that are ours (HUELLA_PROXIES). Whoever asks is the other end of the connection; only what a proxy of
 * ours says of the one before it is believed, because any client can send X-Forwarded-For.
 */
public final class Proxies {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Networks networks;

    private Proxies(Networks networks) {
        this.networks = networks;
    }

    /**
     * @param text addresses or networks separated by commas, {@code 10.0.0.0/8, ::1}; blank for none
     * @throws Rejected for the operator, naming what is no address
     */
    public static Proxies parse(String text) {
        return new Proxies(Networks.parse("HUELLA_PROXIES", text));
    }

    /**
     * Who asks, as a key: the address, or of IPv6 its network of 64 bits, which one subscriber has for himself.
     *
     * @param connected the address at the other end of the connection
     * @param forwardedFor the values of X-Forwarded-For in their order, each a list; the nearest stands last
     */
    String peer(String connected, List<String> forwardedFor) {
        return last(connected, forwardedFor).map(Hop::address).map(Proxies::key).orElse(connected);
    }

    /**
     * Who asks, when that is known for sure: when the last address that can be believed says of nobody before it.
     * Somebody's proxy that we do not know speaks for all the world.
     */
    public Optional<InetAddress> find(String connected, List<String> forwardedFor) {
        return last(connected, forwardedFor).filter(Hop::isFirst).map(Hop::address);
    }

    /** @param isFirst whether nobody is said to stand before it */
    private record Hop(InetAddress address, boolean isFirst) {}

    private Optional<Hop> last(String connected, List<String> forwardedFor) {
        Optional<InetAddress> here = Networks.address(connected);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        InetAddress peer = here.get();
        List<String> before = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        int i = before.size() - 1;
        for (; i >= 0 && networks.hold(peer); i--) {
            Optional<InetAddress> next = Networks.address(before.get(i));
            if (next.isEmpty()) {
                break;
            }
            peer = next.get();
        }
        return Optional.of(new Hop(peer, i < 0));
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
}
