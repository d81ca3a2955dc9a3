package huella.geo.read;

/**
 * The text of a KML {@code coordinates} element (OGC 12-007r2 §9.2: {@code lon,lat[,alt]} tuples with space between
 * them), told to a {@link ShapeBuilder} while it is read. What can be meant in one way only is taken, such as spaces
 * after commas; what cannot, such as decimal commas, refuses the feature.
 */
final class CoordinateText implements HardenedXml.Characters {

    private static final int LONGEST_NUMBER = 40;

    private static final String FORM =
            "Sus coordenadas no están escritas como en KML: longitud,latitud con punto decimal"
                    + " (-70.4,-23.65) y un espacio entre un vértice y otro. Corríjalas, o expórtelo de nuevo.";
    private static final String RANGE =
            "Tiene una latitud más allá de 90° o una longitud más allá de 180°. KML admite solo"
                    + " grados WGS 84: si son metros (UTM), expórtelo como shapefile o CSV; si usa coma decimal, ponga punto.";

    private final ShapeBuilder shape;
    private final double[] tuple = new double[3];
    private final StringBuilder number = new StringBuilder();
    private int numbers;
    private boolean comma;

    CoordinateText(ShapeBuilder shape) {
        this.shape = shape;
    }

    @Override
    public void take(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            if (c == ',') {
                endNumber();
                if (comma || numbers == 0) {
                    shape.refuse(FORM);
                }
                comma = true;
            } else if (space(c)) {
                endNumber();
            } else {
                if (number.isEmpty() && !comma) {
                    endTuple();
                }
                comma = number.isEmpty() ? false : comma;
                if (number.length() < LONGEST_NUMBER) {
                    number.append(c);
                } else {
                    shape.refuse(FORM);
                }
            }
        }
    }

    /** The text is over. */
    void end() {
        endNumber();
        endTuple();
        comma = false;
    }

    private void endNumber() {
        if (number.isEmpty()) {
            return;
        }
        if (numbers == tuple.length) {
            shape.refuse(FORM);
        } else {
            tuple[numbers++] = value();
        }
        number.setLength(0);
    }

    private double value() {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                shape.refuse(FORM);
                return 0;
            }
        }
        try {
            return Double.parseDouble(number.toString());
        } catch (NumberFormatException notOne) {
            shape.refuse(FORM);
            return 0;
        }
    }

    private void endTuple() {
        if (numbers == 0) {
            return;
        }
        if (numbers == 1) {
            shape.refuse(FORM);
        } else if (Math.abs(tuple[0]) > 180 || Math.abs(tuple[1]) > 90) {
            shape.refuse(RANGE);
        }
        shape.vertex(tuple[0], tuple[1]);
        if (numbers == 3 && tuple[2] != 0) {
            shape.flattened();
        }
        numbers = 0;
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
