package th.kamt.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of files that may be attached. */
public enum FileKind {
    PDF("application/pdf", Set.of("application/pdf"), "pdf"),
    JPEG("image/jpeg", Set.of("image/jpeg"), "jpg", "jpeg"),
    PNG("image/png", Set.of("image/png"), "png"),
    HEIC(
            "image/heic",
            Set.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"),
            "heic",
            "heif"),
    WEBP("image/webp", Set.of("image/webp"), "webp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Office.ZIP, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Office.ZIP, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", Office.ZIP, "pptx"),
    TXT("text/plain", Set.of("text/plain"), "txt"),
    CSV("text/csv", Set.of("text/plain", "text/csv"), "csv");

    /** Office documents are archives, whichever part comes first. */
    private static final class Office {
        static final Set<String> ZIP = Set.of("application/x-tika-ooxml", "application/zip");
    }

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> looksLike;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> extensions;

    FileKind(String mediaType, Set<String> looksLike, String... extensions) {
        this.mediaType = mediaType;
        this.looksLike = looksLike;
        this.extensions = List.of(extensions);
    }

    static Optional<FileKind> ofExtension(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(wanted))
                .findFirst();
    }

    /** As a file field's {@code accept} names all of them. */
    public static String accept() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.extensions.stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }

    /** All of them, as people know them. */
    public static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** As it is sent to whoever opens the file. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of this kind begins like that type. */
    boolean looksLike(String type) {
        return looksLike.contains(type);
    }

    boolean isOffice() {
        return looksLike == Office.ZIP;
    }

    boolean isText() {
        return this == TXT || this == CSV;
    }
}
