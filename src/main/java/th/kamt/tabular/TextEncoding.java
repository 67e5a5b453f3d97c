package th.kamt.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import th.kamt.message.Message;

/** The encoding of a text file, decided once for the whole file: UTF-8 if it is valid, else Windows-874. */
record TextEncoding(Charset charset, int bomLength) {

    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    private static final int BUFFER = 64 * 1024;
    private static final int[] BOM = {0xEF, 0xBB, 0xBF};

    /** {@code null} if the file is neither, or both; the error says where. */
    static TextEncoding of(Path file, ImportErrors errors) throws IOException {
        Scan scan = new Scan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    scan.take(Byte.toUnsignedInt(buffer[i]));
                }
            }
        }
        scan.endOfLine();
        return scan.verdict(errors);
    }

    /** One pass over the bytes, keeping of each line only what tells the encodings apart. */
    private static final class Scan {

        private long position;
        private int bomBytes;
        private long line = 1;
        private boolean afterCarriageReturn;

        // of the character being read
        private int missing;
        private int lowest;
        private int highest;
        private boolean thaiBlock;
        private boolean thaiLead;

        // of the line being read
        private int thaiRun;
        private boolean lineHasThaiRun;
        private boolean lineInvalid;

        // of the file; 0 is none yet
        private long firstThaiUtf8;
        private long firstThaiRunInInvalid;
        private long firstInvalid;
        private long firstUndefined;

        void take(int value) {
            if (position < BOM.length && bomBytes == position && value == BOM[(int) position]) {
                bomBytes++;
            }
            position++;
            boolean lineFeedOfPair = value == '\n' && afterCarriageReturn;
            afterCarriageReturn = value == '\r';
            if (lineFeedOfPair) {
                return;
            }
            if (isUndefinedIn874(value) && firstUndefined == 0) {
                firstUndefined = line;
            }
            utf8(value);
            if (value == '\n' || value == '\r') {
                endOfLine();
                line++;
            }
        }

        private void utf8(int value) {
            if (missing > 0) {
                if (value >= lowest && value <= highest) {
                    continuation(value);
                    return;
                }
                invalid();
            }
            if (value < 0x80) {
                thaiRun = 0;
                return;
            }
            lead(value);
        }

        private void lead(int value) {
            lowest = 0x80;
            highest = 0xBF;
            thaiLead = value == 0xE0;
            thaiBlock = false;
            if (value >= 0xC2 && value <= 0xDF) {
                missing = 1;
            } else if (value >= 0xE0 && value <= 0xEF) {
                missing = 2;
                lowest = value == 0xE0 ? 0xA0 : 0x80;
                highest = value == 0xED ? 0x9F : 0xBF;
            } else if (value >= 0xF0 && value <= 0xF4) {
                missing = 3;
                lowest = value == 0xF0 ? 0x90 : 0x80;
                highest = value == 0xF4 ? 0x8F : 0xBF;
            } else {
                invalid();
            }
        }

        private void continuation(int value) {
            // U+0E00-U+0E7F is E0 B8 xx and E0 B9 xx.
            if (thaiLead && missing == 2) {
                thaiBlock = value == 0xB8 || value == 0xB9;
            }
            missing--;
            lowest = 0x80;
            highest = 0xBF;
            if (missing == 0) {
                thaiRun = thaiBlock ? thaiRun + 1 : 0;
                // Two such characters in a row make no word in Windows-874; a single one may ("เนตร").
                lineHasThaiRun |= thaiRun >= 2;
            }
        }

        private void invalid() {
            missing = 0;
            thaiRun = 0;
            lineInvalid = true;
        }

        void endOfLine() {
            if (missing > 0) {
                invalid();
            }
            if (lineInvalid && firstInvalid == 0) {
                firstInvalid = line;
            }
            if (lineInvalid && lineHasThaiRun && firstThaiRunInInvalid == 0) {
                firstThaiRunInInvalid = line;
            }
            if (!lineInvalid && lineHasThaiRun && firstThaiUtf8 == 0) {
                firstThaiUtf8 = line;
            }
            thaiRun = 0;
            lineHasThaiRun = false;
            lineInvalid = false;
        }

        TextEncoding verdict(ImportErrors errors) {
            boolean bom = bomBytes == BOM.length;
            if (firstInvalid == 0) {
                return new TextEncoding(StandardCharsets.UTF_8, bom ? BOM.length : 0);
            }
            if (bom) {
                errors.add(firstInvalid, "", new Message("tabular.encoding.notUtf8DespiteBom"));
            } else if (firstThaiUtf8 > 0) {
                long other = Math.max(firstThaiUtf8, firstInvalid);
                errors.add(
                        other,
                        "",
                        new Message(
                                "tabular.encoding.mixed", Long.toString(firstThaiUtf8), Long.toString(firstInvalid)));
            } else if (firstThaiRunInInvalid > 0) {
                errors.add(firstThaiRunInInvalid, "", new Message("tabular.encoding.mixedInLine"));
            } else if (firstUndefined > 0) {
                errors.add(firstUndefined, "", new Message("tabular.encoding.neither"));
            } else {
                return new TextEncoding(WINDOWS_874, 0);
            }
            return null;
        }

        private static boolean isUndefinedIn874(int value) {
            return (value >= 0x81 && value <= 0x84)
                    || (value >= 0x86 && value <= 0x90)
                    || (value >= 0x98 && value <= 0x9F)
                    || (value >= 0xDB && value <= 0xDE)
                    || value >= 0xFC;
        }
    }
}
