package huella.catalogue;

/** What a listener is told. */
sealed interface News {

    /** The number of the publication up to which it knows everything after this. */
    long id();

    static News of(Publication publication) {
        return publication.codes().size() > Publication.MOST_CODES
                ? new Everything(publication.id())
                : new Published(publication);
    }

    /** These initiatives have changed. */
    record Published(Publication publication) implements News {
        @Override
        public long id() {
            return publication.id();
        }
    }

    /** Too much has changed to be told: everything must be read again. */
    record Everything(long id) implements News {}
}
