package th.kamt.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.attachment.SampleFiles.ascii;
import static th.kamt.attachment.SampleFiles.joined;
import static th.kamt.attachment.SampleFiles.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileCheckTest {

    @TempDir
    Path folder;

    private final FileCheck check = new FileCheck();

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("pdf", FileKind.PDF, SampleFiles.pdf()),
                Arguments.of("jpeg", FileKind.JPEG, SampleFiles.picture("jpg")),
                Arguments.of("png", FileKind.PNG, SampleFiles.picture("png")),
                Arguments.of("heic", FileKind.HEIC, SampleFiles.heic()),
                Arguments.of("webp", FileKind.WEBP, SampleFiles.webp()),
                Arguments.of("docx", FileKind.DOCX, SampleFiles.docx()),
                Arguments.of("docx, types last", FileKind.DOCX, SampleFiles.docxOfAnotherProgram()),
                Arguments.of("xlsx", FileKind.XLSX, SampleFiles.xlsx()),
                Arguments.of("pptx", FileKind.PPTX, SampleFiles.pptx()),
                Arguments.of("text", FileKind.TXT, text("บันทึกการเยี่ยม 😀\r\nรายการ\tก\n")),
                Arguments.of("text across buffers", FileKind.TXT, text("x" + "กข".repeat(50_000))),
                Arguments.of("csv", FileKind.CSV, text("\uFEFFชื่อ,จำนวน\nก,1\n")),
                Arguments.of("csv of Thai Windows", FileKind.CSV, SampleFiles.thaiWindows("ชื่อ,จำนวน\nก,1\n")));
    }

    static Stream<Arguments> bad() {
        byte[] jpeg = SampleFiles.picture("jpg");
        return Stream.of(
                Arguments.of("a picture called pdf", FileKind.PDF, jpeg),
                Arguments.of("a pdf called picture", FileKind.JPEG, SampleFiles.pdf()),
                Arguments.of("png called jpeg", FileKind.JPEG, SampleFiles.picture("png")),
                Arguments.of("html", FileKind.TXT, ascii("<!DOCTYPE html><html><script>alert(1)</script></html>")),
                Arguments.of("svg", FileKind.TXT, ascii("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")),
                Arguments.of("script", FileKind.TXT, ascii("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("program", FileKind.PDF, joined(ascii("MZ"), new byte[300])),
                Arguments.of("program called text", FileKind.TXT, joined(ascii("MZ text"), new byte[300])),
                Arguments.of("zip called docx", FileKind.DOCX, SampleFiles.zip()),
                Arguments.of("xlsx called docx", FileKind.DOCX, SampleFiles.xlsx()),
                Arguments.of("docx with macros", FileKind.DOCX, SampleFiles.docxWithMacros()),
                Arguments.of("cut docx", FileKind.DOCX, ascii("PK\u0003\u0004broken")),
                Arguments.of("picture and archive at once", FileKind.JPEG, joined(jpeg, SampleFiles.zip())),
                Arguments.of("pdf and archive at once", FileKind.PDF, joined(SampleFiles.pdf(), SampleFiles.zip())),
                Arguments.of("page before a pdf", FileKind.PDF, joined(ascii("<html>"), SampleFiles.pdf())),
                Arguments.of("picture and pdf at once", FileKind.JPEG, joined(jpeg, SampleFiles.pdf())),
                Arguments.of("text with a zero", FileKind.TXT, new byte[] {'a', 0, 'b'}),
                Arguments.of("text with an escape", FileKind.CSV, ascii("a,b\n\u001b[2J\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatItsNameSaysIsTaken(String what, FileKind kind, byte[] content) throws IOException {
        assertThat(check.isOf(kind, file(content))).as(what).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatIsSomethingElseOrTwoThingsAtOnceIsNot(String what, FileKind kind, byte[] content) throws IOException {
        assertThat(check.isOf(kind, file(content))).as(what).isFalse();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }
}
