package huella.store;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that is written to, as a replica is measured by it. One thread asks, on a connection that is kept. */
final class Primary implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Primary.class);

    private final Address address;
    private final Inquiry.Identity identity;
    private Inquiry inquiry;

    Primary(Address address) throws SQLException {
        this.address = address;
        this.inquiry = Inquiry.at(address);
        this.identity = inquiry.identity();
    }

    /** As at the start: what takes this server's place after it broke has the same. */
    Inquiry.Identity identity() {
        return identity;
    }

    /** Up to where its log reaches now; empty when it does not answer, or is not written to at present. */
    Optional<Long> position() {
        for (int tries = 1; tries <= 2; tries++) { // the connection may be an old one, and the server back
            try {
                if (inquiry == null) {
                    inquiry = Inquiry.at(address);
                }
                Inquiry.Position position = inquiry.position();
                return position.recovering() ? Optional.empty() : Optional.of(position.log());
            } catch (SQLException e) {
                log.debug("The primary does not say how far it has come", e);
                close();
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            if (inquiry != null) {
                inquiry.close();
            }
        } catch (SQLException e) {
            log.debug("The connection was closed already", e);
        }
        inquiry = null;
    }
}
