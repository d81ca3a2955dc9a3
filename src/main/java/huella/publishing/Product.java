package huella.publishing;

import huella.geo.Format;

/** One file of a publication: a collection, or the base geography, in one form. */
record Product(String collection, Form form) {

    /** In which forms there are files. */
    enum Form {
        TILES("tiles", "pmtiles", "application/vnd.pmtiles", "Teselas vectoriales (PMTiles)"),
        FLATGEOBUF("capas", Format.FLATGEOBUF),
        GEOJSON("capas", Format.GEOJSON);

        private final String folder;
        private final String extension;
        private final String mediaType;
        private final String title;

        Form(String folder, Format format) {
            this(folder, format.extension(), format.mediaType(), format.title());
        }

        Form(String folder, String extension, String mediaType, String title) {
            this.folder = folder;
            this.extension = extension;
            this.mediaType = mediaType;
            this.title = title;
        }

        String mediaType() {
            return mediaType;
        }

        /** In Spanish, for people. */
        String title() {
            return title;
        }
    }

    /** The name that stays the same: tiles/calama.pmtiles. */
    String name() {
        return form.folder + "/" + fileName();
    }

    String fileName() {
        return collection + "." + form.extension;
    }
}
