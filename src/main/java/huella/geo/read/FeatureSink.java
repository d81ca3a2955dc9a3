package huella.geo.read;

import java.io.IOException;

/** Takes what a decoder finds, in the order of the file. */
public interface FeatureSink {

    /** Begins a layer; what follows belongs to it. */
    void layer(SourceLayer layer) throws IOException;

    void feature(SourceFeature feature) throws IOException;

    /** Something about the file that its owner should know and that refuses nothing; a sentence in Spanish. */
    void note(String text);
}
