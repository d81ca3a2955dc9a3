package huella.http;

import huella.model.Basis;
import java.util.Optional;

/**
 * That an answer may be kept in memory and sent to others until a publication touches what it is made of. Whoever gives
 * it promises that the answer depends on nothing but the address, that data, and the request headers that it names in
 * {@code Vary}; links to the address under which it was asked ({@link Origin}) are seen to by themselves.
 *
 * @param basis what the answer is made of
 * @param since how much was known of changes <em>before</em> the data were read. Taken later it would vouch for data
 *     that it has not
 * @param version of the address, where addresses name one
 */
public record Keeping(Basis basis, long since, Optional<AddressVersion> version) {

    /** For what lies in the program: it is right as long as it runs. */
    public static final Keeping ALWAYS = new Keeping(Basis.NOTHING, 0, Optional.empty());

    public static Keeping of(Basis basis, long since) {
        return new Keeping(basis, since, Optional.empty());
    }

    public static Keeping of(Basis basis, long since, AddressVersion version) {
        return new Keeping(basis, since, Optional.of(version));
    }

    String cacheControl(String otherwise) {
        return version.map(known -> known.cacheControl(otherwise)).orElse(otherwise);
    }
}
