package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemHeaders;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;
import th.kamt.attachment.AttachmentLimits;

/**
 * A form with files, read as it comes in: of a file that is too large its size is known and nothing is kept, so that the page can refuse
 * it with everything else that was typed. The server's own reading would end at the first such file and answer with nothing.
 */
class UploadedForm extends HttpServletRequestWrapper implements AutoCloseable {

    /** For what a form says beside its files, in bytes. */
    static final int WORDS = 1024 * 1024;
    /** A form is read to its end, so that its page can answer with what was typed; but not without end. */
    static final DataSize MOST_READ = DataSize.ofMegabytes(256);

    private static final int MOST_FIELDS = 200;
    private static final int BUFFER = 64 * 1024;

    private final AttachmentLimits limits;
    private final List<Part> parts = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private long keptBytes;
    private long words;
    private int files;

    private UploadedForm(HttpServletRequest request, AttachmentLimits limits) {
        super(request);
        this.limits = limits;
    }

    /** Whether somebody has taken the body apart already, so that there is nothing to read. */
    static boolean isRead(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, MultipartRequest.class) != null;
    }

    /** @throws IOException if the body cannot be taken apart, or has more than forms have */
    static UploadedForm read(HttpServletRequest request, AttachmentLimits limits) throws IOException {
        UploadedForm form = new UploadedForm(request, limits);
        boolean fine = false;
        try {
            form.read(request);
            fine = true;
            return form;
        } catch (FileUploadException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            if (!fine) {
                form.close();
            }
        }
    }

    private void read(HttpServletRequest request) throws IOException, FileUploadException {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setSizeMax(MOST_READ.toBytes());
        FileItemIterator items = upload.getItemIterator(new Body(request));
        Map<String, List<String>> said = new LinkedHashMap<>();
        while (items.hasNext()) {
            FileItemStream item = items.next();
            if (parts.size() == MOST_FIELDS) {
                throw new IOException("more than " + MOST_FIELDS + " parts");
            }
            if (item.isFormField()) {
                byte[] value = field(item);
                parts.add(new FormPart(item, value.length, value, null));
                said.computeIfAbsent(item.getFieldName(), name -> new ArrayList<>())
                        .add(new String(value, StandardCharsets.UTF_8));
            } else {
                parts.add(file(item));
            }
        }
        // What stands in the address comes first, as everywhere; asked for it, the server would look for parts itself.
        MultiValueMap<String, String> all = inAddress(request.getQueryString());
        said.forEach((name, values) -> values.forEach(value -> all.add(name, value)));
        all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    }

    /** What the address says, decoded. */
    static MultiValueMap<String, String> inAddress(String query) {
        MultiValueMap<String, String> found = new LinkedMultiValueMap<>();
        if (query != null) {
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) ->
                            values.forEach(value -> found.add(decoded(name), value == null ? "" : decoded(value))));
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private byte[] field(FileItemStream item) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        try (InputStream in = item.openStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                words += read;
                if (words > WORDS) {
                    throw new IOException("fields of more than " + WORDS + " bytes");
                }
                value.write(buffer, 0, read);
            }
        }
        return value.toByteArray();
    }

    private Part file(FileItemStream item) throws IOException {
        files++;
        Path content = Files.createTempFile("kamt-upload", ".part");
        kept.add(content);
        long size = 0;
        long written = 0;
        // One more than may come is counted only: enough to know that there are too many.
        boolean keeping = files <= limits.most();
        try (InputStream in = item.openStream();
                OutputStream out = Files.newOutputStream(content)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                keeping = keeping && size <= limits.largest() && keptBytes + size <= limits.together();
                if (keeping) {
                    out.write(buffer, 0, read);
                    written += read;
                }
            }
        }
        if (written < size) {
            Files.delete(content);
            kept.remove(content);
            return new FormPart(item, size, new byte[0], null);
        }
        keptBytes += size;
        return new FormPart(item, size, null, content);
    }

    @Override
    public Collection<Part> getParts() {
        return Collections.unmodifiableList(parts);
    }

    @Override
    public Part getPart(String name) {
        return parts.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public void close() throws IOException {
        for (Path content : kept) {
            Files.deleteIfExists(content);
        }
    }

    private record Body(HttpServletRequest request) implements UploadContext {

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }

    /** One field; of a file that is too large nothing is kept but how many bytes came. */
    private static final class FormPart implements Part {

        private final String field;
        private final String fileName;
        private final String contentType;
        private final FileItemHeaders headers;
        private final long size;
        private final byte[] value;
        private final Path content;

        FormPart(FileItemStream item, long size, byte[] value, Path content) {
            this.field = item.getFieldName();
            this.fileName = item.isFormField() ? null : name(item);
            this.contentType = item.getContentType();
            this.headers = item.getHeaders();
            this.size = size;
            this.value = value;
            this.content = content;
        }

        /** As sent, whatever it is: whoever takes the file looks at its name. */
        private static String name(FileItemStream item) {
            try {
                return item.getName();
            } catch (InvalidFileNameException e) {
                return e.getName();
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content == null ? new ByteArrayInputStream(value) : Files.newInputStream(content);
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public String getName() {
            return field;
        }

        @Override
        public String getSubmittedFileName() {
            return fileName;
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        public void write(String file) {
            // Nothing of the application has a form's file written to a path; of one too large there is nothing to
            // write.
            throw new UnsupportedOperationException("a form's file is read, not written to " + file);
        }

        @Override
        public void delete() {
            // With the request.
        }

        @Override
        public String getHeader(String name) {
            return headers.getHeader(name);
        }

        @Override
        public Collection<String> getHeaders(String name) {
            List<String> values = new ArrayList<>();
            headers.getHeaders(name).forEachRemaining(values::add);
            return values;
        }

        @Override
        public Collection<String> getHeaderNames() {
            List<String> names = new ArrayList<>();
            headers.getHeaderNames().forEachRemaining(names::add);
            return names;
        }
    }
}
