package th.kamt.workflow.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;
import th.kamt.attachment.AttachmentLimits;

class UploadedFormTest {

    /** 1000 bytes a file, 1500 together, 3 files. */
    private static final AttachmentLimits LIMITS =
            new AttachmentLimits(DataSize.ofBytes(1000), DataSize.ofBytes(1500), 3);

    private final StringBuilder body = new StringBuilder();

    @Test
    void fieldsAndFilesAreThereAndWhatIsTooLargeIsCountedOnly() throws IOException {
        field("purpose", "ตรวจเยี่ยม");
        file("C:\\x\\ภาพ.jpg", 900);
        file("b.pdf", 5000);
        file("c.pdf", 900);
        file("d.pdf", 10);

        try (UploadedForm form = UploadedForm.read(request(), LIMITS)) {
            assertThat(form.getParameter("purpose")).isEqualTo("ตรวจเยี่ยม");
            assertThat(form.getParameterValues("lang")).containsExactly("th");
            assertThat(form.getParts()).extracting(Part::getSize).contains(900L, 5000L, 900L, 10L);
            List<Integer> kept = new StandardMultipartHttpServletRequest(form)
                    .getFiles("files").stream().map(UploadedFormTest::length).toList();
            // The third would be more than may come together, the fourth is one more than may come.
            assertThat(kept).containsExactly(900, 0, 0, 0);
        }
    }

    @Test
    void aFormThatSaysTooMuchIsRefused() {
        field("purpose", "ก".repeat(400_000));
        assertThatThrownBy(() -> UploadedForm.read(request(), LIMITS)).isInstanceOf(IOException.class);
    }

    private static int length(org.springframework.web.multipart.MultipartFile file) {
        try {
            return file.getBytes().length;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void field(String name, String value) {
        body.append("--cut\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    private void file(String name, int bytes) {
        body.append("--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/pdf\r\n\r\n")
                .append("x".repeat(bytes))
                .append("\r\n");
    }

    private MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/activities/1/log");
        request.setQueryString("lang=th");
        request.setContentType("multipart/form-data; boundary=cut");
        request.setContent((body + "--cut--\r\n").getBytes(UTF_8));
        return request;
    }
}
