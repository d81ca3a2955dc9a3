package huella.model;

/** One word of a closed vocabulary: its code and what people read, in Spanish and English. */
public record Term(String code, String nameEs, String nameEn, String descriptionEs, String descriptionEn) {}
