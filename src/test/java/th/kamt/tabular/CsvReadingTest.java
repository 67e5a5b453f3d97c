package th.kamt.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.tabular.Tables.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    private static final String HEADER = "id,name,amount,day\n";
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    @TempDir
    private Path folder;

    @Test
    void rowsKeepTheLineTheyBeginOn() {
        Tables.Result result = read(HEADER + "1,\"two\nlines\",,\n\n2,plain,,\n");

        assertThat(result.answer().refused()).isFalse();
        assertThat(result.rows()).containsExactly("2:two\nlines", "5:plain");
        assertThat(result.answer().accepted()).isEqualTo(2);
    }

    @Test
    void columnsMayComeInAnyOrder() {
        assertThat(read("day,amount,name,id\n,,สมชาย,1\n").rows()).containsExactly("2:สมชาย");
    }

    @Test
    void aHeaderAloneIsRefusedForItWouldTakeEverythingAway() {
        assertThat(read("id,name,amount,day\n").errors()).containsExactly("1//tabular.rows.none");
    }

    @Test
    void linesWithErrorsAreCountedBeyondThoseShown() {
        String wrong = "id,name,amount,day\n" + "1,too short\n".repeat(1200);

        ImportAnswer answer = read(wrong).answer();

        assertThat(answer.errorCount()).isEqualTo(1200);
        assertThat(answer.errorLines()).isEqualTo(1200);
        assertThat(answer.errors()).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,name,amount                | 1/day/tabular.header.missing
            id,name,amount,day,more       | 1/more/tabular.header.unknown
            id,name,amount,day,name       | 1/name/tabular.header.repeated
            id,name,amount,Day            | 1/Day/tabular.header.unknown 1/day/tabular.header.missing
            id;name;amount;day            | 1/id;name;amount;day/tabular.header.unknown 1/id/tabular.header.missing 1/name/tabular.header.missing 1/amount/tabular.header.missing 1/day/tabular.header.missing
            """)
    void aWrongHeaderIsNamedColumnByColumn(String header, String errors) {
        Tables.Result result = read(header + "\n1,x,,\n");

        assertThat(String.join(" ", result.errors())).isEqualTo(errors);
        assertThat(result.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void anEmptyFileLacksItsHeader(String content) {
        assertThat(read(content).errors()).containsExactly("1//tabular.header.none");
    }

    @Test
    void aRowOfAnotherLengthIsAnErrorAndTheOthersAreStillRead() {
        Tables.Result result = read(HEADER + "1,a,,\n2,b\n3,c,,,\n4,d,,\n");

        assertThat(result.errors()).containsExactly("3//tabular.row.ragged", "4//tabular.row.ragged");
        assertThat(result.rows()).containsExactly("2:a", "5:d");
    }

    @Test
    void aQuoteLeftOpenIsNamedWithItsLine() {
        assertThat(read(HEADER + "1,a,,\n2,\"b,,\n3,c,,\n").errors()).containsExactly("3//tabular.csv.quoteOpen");
    }

    @Test
    void aQuoteLeftOpenAndClosedByTheNextOneIsNamedWithItsLine() {
        assertThat(read(HEADER + "1,a,,\n2,\"b,,\n3,\"c\",,\n").errors())
                .containsExactly("3//tabular.csv.quoteMisplaced");
    }

    @Test
    void aQuoteLeftOpenInALargeFileEndsTheReadingEarly() {
        assertThat(read(HEADER + "1,\"a,,\n" + "2,b,,\n".repeat(100_000)).errors())
                .containsExactly("2//tabular.csv.fieldTooLong");
    }

    @Test
    void utf8IsReadWithAndWithoutByteOrderMark() {
        assertThat(read("\uFEFF" + HEADER + "1,บึงทอง,,\n").rows()).containsExactly("2:บึงทอง");
        assertThat(read(HEADER + "1,บึงทอง,,\n").answer().encoding()).isEqualTo("UTF-8");
    }

    @Test
    void whatIsNotUtf8IsReadAsWindows874AndTheAnswerSaysSo() {
        Tables.Result result = Tables.read(
                folder, (HEADER + "1,นายสมเกียรติ เนตรสว่าง,,\n2,plain,,\n3,เนต ธกส “๕” €,,\n").getBytes(WINDOWS_874));

        assertThat(result.answer().encoding()).isEqualTo("windows-874");
        assertThat(result.rows()).containsExactly("2:นายสมเกียรติ เนตรสว่าง", "3:plain", "4:เนต ธกส “๕” €");
    }

    @Test
    void aFileOfBothEncodingsIsRefusedWithTheLineThatChanges() {
        assertThat(mixed("1,บึงทอง,,\n2,plain,,\n", "3,หนองบัว,,\n")).containsExactly("4//tabular.encoding.mixed");
    }

    @Test
    void aFileThatTurnsToUtf8IsRefusedWithTheLineThatChanges() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write((HEADER + "1,หนองบัว,,\r\n").getBytes(WINDOWS_874));
        content.write(utf8("2,บึงทอง,,\r\n"));

        assertThat(Tables.read(folder, content.toByteArray()).errors()).containsExactly("3//tabular.encoding.mixed");
    }

    @Test
    void aLineOfBothEncodingsIsRefused() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(utf8(HEADER + "1,plain,,\n2,บึงทอง"));
        content.write(" หนองบัว,,\n".getBytes(WINDOWS_874));

        assertThat(Tables.read(folder, content.toByteArray()).errors())
                .containsExactly("3//tabular.encoding.mixedInLine");
    }

    @Test
    void bytesOfNeitherEncodingAreRefusedWithTheirLine() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(utf8(HEADER + "1,plain,,\n2,"));
        content.write(0xFF);
        content.write(utf8(",,\n"));

        assertThat(Tables.read(folder, content.toByteArray()).errors()).containsExactly("3//tabular.encoding.neither");
    }

    @Test
    void utf16IsRefused() {
        assertThat(Tables.read(folder, (HEADER + "1,ก,,\n").getBytes(StandardCharsets.UTF_16))
                        .errors())
                .containsExactly("1//tabular.encoding.neither");
    }

    @Test
    void aByteOrderMarkBeforeSomethingElseIsRefused() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(utf8("\uFEFF" + HEADER));
        content.write("1,หนองบัว,,\n".getBytes(WINDOWS_874));

        assertThat(Tables.read(folder, content.toByteArray()).errors())
                .containsExactly("2//tabular.encoding.notUtf8DespiteBom");
    }

    private List<String> mixed(String first, String second) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(utf8(HEADER + first));
        content.writeBytes(second.getBytes(WINDOWS_874));
        return Tables.read(folder, content.toByteArray()).errors();
    }

    private Tables.Result read(String content) {
        return Tables.read(folder, utf8(content));
    }
}
