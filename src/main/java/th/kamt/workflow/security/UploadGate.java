package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.attachment.AttachmentLimits;

/**
 * Looking for the form's token makes the server read a multipart body to disk: that is done only for somebody logged in, on
 * the pages that take files. Stands before the token is looked for. Forms that are filled in and have files besides are read
 * with their limits ({@link UploadedForm}).
 */
class UploadGate extends OncePerRequestFilter {

    private static final Set<String> TAKING_FILES = Set.of("/admin/imports", "/rules/changes", "/rules/what-if");

    private static final Pattern WITH_ATTACHMENTS = Pattern.compile("/activities/(new|\\d{1,18}/(log|attachments))");

    private final AttachmentLimits limits;

    UploadGate(AttachmentLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HeldForm.isMultipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (WITH_ATTACHMENTS.matcher(Callers.path(request)).matches()) {
            withAttachments(request, response, chain);
        } else if (!TAKING_FILES.contains(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            HeldForm.release(request);
            chain.doFilter(request, response);
        }
    }

    private void withAttachments(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (UploadedForm.isRead(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > UploadedForm.MOST_READ.toBytes()) {
            // Not worth reading.
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        UploadedForm form;
        try {
            form = UploadedForm.read(request, limits);
        } catch (IOException e) {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try (form) {
            chain.doFilter(form, response);
        }
    }
}
