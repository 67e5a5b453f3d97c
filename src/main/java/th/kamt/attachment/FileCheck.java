package th.kamt.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/**
 * Whether a file is what its name says, by its content. A file that is two kinds at once is neither: what begins as a picture and ends as
 * an archive is opened differently by different programs.
 */
@Component
class FileCheck {

    private static final int BEGINNING = 64 * 1024;
    /** Readers of PDF look for its mark this far. */
    private static final int PDF_MARK_WITHIN = 1024;
    /** An archive's directory ends at most this far before the file does. */
    private static final int ARCHIVE_END = 22 + 65_535;

    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARCHIVE_END_MARK = {'P', 'K', 5, 6};
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_OF_TYPES = 1024 * 1024;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    /** Thai Windows; Excel still writes CSV in it. */
    private static final Charset WINDOWS_THAI = Charset.forName("windows-874");

    /** Marks of kinds only: no parser is asked, nothing is unpacked. */
    private final Tika tika = new Tika(MimeTypes.getDefaultMimeTypes());

    /** Whether the file's content is of that kind and of no other. */
    boolean isOf(FileKind kind, Path file) throws IOException {
        byte[] beginning = beginning(file);
        if (!kind.looksLike(tika.detect(beginning))) {
            return false;
        }
        if (kind.isOffice()) {
            return isOffice(kind, file);
        }
        boolean pdf = startsWith(beginning, PDF_MARK);
        if (pdf != (kind == FileKind.PDF) || (!pdf && contains(beginning, PDF_MARK, PDF_MARK_WITHIN))) {
            return false;
        }
        return kind.isText() ? isText(file) : !endsAsArchive(file);
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return contains(content, mark, mark.length);
    }

    private static boolean contains(byte[] content, byte[] mark, int within) {
        int last = Math.min(content.length, within) - mark.length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < mark.length && content[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAsArchive(Path file) throws IOException {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(ARCHIVE_END, all.length());
            byte[] end = new byte[length];
            all.seek(all.length() - length);
            all.readFully(end);
            return contains(end, ARCHIVE_END_MARK, length);
        }
    }

    /** Its main part is of that kind, and nothing in it runs. Only the archive's directory and its list of types are read. */
    private static boolean isOffice(FileKind kind, Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            ZipEntry types = archive.getEntry(CONTENT_TYPES);
            if (types == null || archive.size() > MOST_ENTRIES || runs(archive)) {
                return false;
            }
            try (InputStream in = archive.getInputStream(types)) {
                String listed = new String(in.readNBytes(MOST_OF_TYPES), StandardCharsets.UTF_8);
                return listed.contains("\"" + kind.mediaType() + ".main+xml\"") && !listed.contains("macroEnabled");
            }
        } catch (ZipException e) {
            return false;
        }
    }

    private static boolean runs(ZipFile archive) {
        return archive.stream()
                .map(ZipEntry::getName)
                .anyMatch(name -> name.endsWith("vbaProject.bin")
                        || name.startsWith("META-INF/")
                        || name.endsWith(".class")
                        || name.endsWith(".exe"));
    }

    /** Letters throughout, in UTF-8 or in the Thai Windows encoding, without control characters. */
    private static boolean isText(Path file) throws IOException {
        return isTextIn(StandardCharsets.UTF_8, file) || isTextIn(WINDOWS_THAI, file);
    }

    private static boolean isTextIn(Charset charset, Path file) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BEGINNING);
        CharBuffer letters = CharBuffer.allocate(BEGINNING);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, letters, end);
                bytes.compact();
                if (result.isError() || hasControls(letters.flip())) {
                    return false;
                }
                letters.clear();
            }
        }
        return true;
    }

    private static boolean hasControls(CharBuffer letters) {
        return letters.chars()
                .anyMatch(letter -> Character.isISOControl(letter)
                        && letter != '\t'
                        && letter != '\n'
                        && letter != '\r'
                        && letter != '\f');
    }

    /** The kind that the name says; empty if no such kind may be kept. */
    static Optional<FileKind> declared(FileName name) {
        return FileKind.ofExtension(name.extension());
    }
}
