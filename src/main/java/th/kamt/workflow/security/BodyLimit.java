package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.attachment.AttachmentLimits;
import th.kamt.message.Message;

/**
 * Limits what a call may send: 1 MB, for JSON is read into memory whole. Imports stream and have their own limit; with models 20 MB
 * may come, and attached files have their limits. Stands behind authorization: of strangers nothing is read.
 */
class BodyLimit extends OncePerRequestFilter {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int JSON_BYTES = MEGABYTE;
    private static final int DEPLOYMENT_BYTES = 20 * MEGABYTE;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern IMPORT =
            Pattern.compile("/api/(organization/(units|employees)|plan-years/[^/]+/customers)/?");
    private static final Pattern DEPLOYMENT =
            Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?/deployment/create/?");
    private static final Pattern CHANGE = Pattern.compile("/api/process-changes/?");

    private static final Pattern ATTACHMENTS = Pattern.compile("/api/activities/\\d{1,18}/attachments/?");

    private final Refusals refusals;
    private final AttachmentLimits uploads;

    BodyLimit(Refusals refusals, AttachmentLimits uploads) {
        this.refusals = refusals;
        this.uploads = uploads;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_BODY.contains(request.getMethod())
                || ("PUT".equals(request.getMethod())
                        && IMPORT.matcher(Callers.path(request)).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = Callers.path(request);
        if (ATTACHMENTS.matcher(path).matches() && HeldForm.isMultipart(request) && !UploadedForm.isRead(request)) {
            withAttachments(request, response, chain);
            return;
        }
        HeldForm.release(request);
        boolean change = CHANGE.matcher(path).matches();
        int most = change || DEPLOYMENT.matcher(path).matches() ? DEPLOYMENT_BYTES : JSON_BYTES;
        if (request.getContentLengthLong() > most) {
            refuse(request, response, most);
        } else if (request.getContentLengthLong() >= 0 || (change && HeldForm.isMultipart(request))) {
            // The parts of a form are read to disk by the server itself, which has a limit of its own.
            chain.doFilter(request, response);
        } else {
            // Sent in chunks, nobody knows how many.
            byte[] body = request.getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                refuse(request, response, most);
            } else {
                chain.doFilter(new KeptBody(request, body), response);
            }
        }
    }

    private void withAttachments(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = uploads.together() + UploadedForm.WORDS;
        if (request.getContentLengthLong() > most) {
            refuse(request, response, (int) (uploads.together() / MEGABYTE) * MEGABYTE);
            return;
        }
        UploadedForm form;
        try {
            form = UploadedForm.read(request, uploads);
        } catch (IOException e) {
            response.setHeader("Connection", "close");
            refusals.send(request, response, HttpStatus.BAD_REQUEST, new Message("workflow.body.parts"));
            return;
        }
        try (form) {
            chain.doFilter(form, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int most) throws IOException {
        // The rest of the body is not worth reading.
        response.setHeader("Connection", "close");
        refusals.send(
                request,
                response,
                HttpStatus.PAYLOAD_TOO_LARGE,
                new Message("workflow.body.tooLarge", Integer.toString(most / MEGABYTE)));
    }
}
