package th.kamt.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;

class UploadTest {

    private static final DataSize LIMIT = DataSize.ofKilobytes(256);

    @TempDir
    private Path folder;

    @Test
    void anUploadAnnouncedTooLargeIsRefusedUnread() {
        Endless content = new Endless();

        assertThatThrownBy(() -> files().receive(new Upload(content, 1L << 30, "u", "E1"), Tables.COLUMNS))
                .isInstanceOf(UploadTooLargeException.class);
        assertThat(content.read).isZero();
    }

    @Test
    void anUploadThatNeverEndsIsRefusedAtTheLimit() {
        Endless content = new Endless();

        assertThatThrownBy(() -> files().receive(new Upload(content, -1, "u", "E1"), Tables.COLUMNS))
                .isInstanceOf(UploadTooLargeException.class);
        assertThat(content.read).isLessThan(2 * LIMIT.toBytes());
    }

    @Test
    void progressCountsTheRowsAndEnds() {
        ImportProgress progress = new ImportProgress();
        TableFiles files = new TableFiles(LIMIT, LIMIT, Tables.reports(folder), progress);
        byte[] content = Tables.utf8("id,name,amount,day\n" + "1,a,,\n".repeat(1_200));

        try (TableFile file =
                files.receive(new Upload(new ByteArrayInputStream(content), -1, "u", "E1"), Tables.COLUMNS)) {
            assertThat(progress.of("u")).contains(new ImportProgress.State(0, false));
            file.forEachRow(row -> {});
            assertThat(progress.of("u")).contains(new ImportProgress.State(1_000, false));
        }

        assertThat(progress.of("u")).contains(new ImportProgress.State(1_200, true));
        assertThat(progress.of("other")).isEmpty();
    }

    @Test
    void theAnswerShowsAThousandErrorsAndTheReportAllOfThem() {
        byte[] content = Tables.utf8("id,name,amount,day\n" + "1,a,NaN,\n".repeat(1_500));

        ImportAnswer answer = wrongAmounts(content);

        assertThat(answer.errorCount()).isEqualTo(1_500);
        assertThat(answer.errors()).hasSize(1_000);
        assertThat(answer.accepted()).isZero();
        String report = report(answer.reportId(), "E1", Locale.ENGLISH);
        assertThat(report.lines()).hasSize(1_501);
        assertThat(report)
                .startsWith("line,column,code,message\r\n2,amount,tabular.number.invalid,\"\"\"NaN\"\" is not a plain")
                .contains("\r\n1501,amount,");
        assertThat(report(answer.reportId(), "E1", Texts.THAI)).contains("ไม่ใช่ตัวเลข");
    }

    @Test
    void aValueInTheReportCannotBecomeAFormula() {
        ImportAnswer answer = wrongAmounts(Tables.utf8("id,name,amount,day,=1+1\n"));

        assertThat(report(answer.reportId(), "E1", Locale.ENGLISH)).contains("1,'=1+1,tabular.header.unknown");
    }

    @Test
    void aReportIsForItsUploaderAlone() {
        ImportAnswer answer = wrongAmounts(Tables.utf8("id\n"));

        assertThatThrownBy(() -> report(answer.reportId(), "E2", Locale.ENGLISH))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> report("../../etc/passwd", "E1", Locale.ENGLISH))
                .isInstanceOf(NotFoundException.class);
    }

    private ImportAnswer wrongAmounts(byte[] content) {
        try (TableFile file = files().receive(Upload.of(new ByteArrayInputStream(content), "E1"), Tables.COLUMNS)) {
            file.forEachRow(row -> row.decimal("amount", DecimalRule.upTo(2, "10")));
            return file.answer(0);
        }
    }

    private String report(String id, String person, Locale language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tables.reports(folder).write(id, person, language, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private TableFiles files() {
        return Tables.files(folder, LIMIT, LIMIT);
    }

    /** A body without end. */
    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            read += length;
            return length;
        }
    }
}
