package th.kamt.modelcheck;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a model file without ever looking at anything outside of it: no document type, no entities. */
public final class ModelXml {

    /** The file is no XML that a model may be; says where. */
    public static final class MalformedModelException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final boolean documentType;

        MalformedModelException(int line, boolean documentType, Throwable cause) {
            super(cause);
            this.line = line;
            this.documentType = documentType;
        }

        public int line() {
            return line;
        }

        /** Whether it is refused for its document type or entities. */
        public boolean hasDocumentType() {
            return documentType;
        }
    }

    /** No model is nested deeper; a file that is would be read until the stack ends. */
    private static final int DEEPEST = 100;

    private ModelXml() {}

    public static XmlElement read(byte[] bytes) throws MalformedModelException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = null;
        try {
            xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            return read(xml);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new MalformedModelException(line, false, e);
        } finally {
            close(xml);
        }
    }

    private static XmlElement read(XMLStreamReader xml) throws XMLStreamException, MalformedModelException {
        XmlElement root = null;
        XmlElement open = null;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedModelException(line(xml), true, null);
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEEPEST) {
                        throw new MalformedModelException(line(xml), false, null);
                    }
                    open = opened(xml, open);
                    if (root == null) {
                        root = open;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open != null) {
                        open.append(xml.getText());
                    }
                }
                default -> {
                    // Comments and instructions say nothing to the engine.
                }
            }
        }
        return root;
    }

    private static XmlElement opened(XMLStreamReader xml, XmlElement parent) {
        XmlElement element = new XmlElement(
                new XmlElement.Name(orEmpty(xml.getNamespaceURI()), xml.getLocalName()), line(xml), parent);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.put(
                    new XmlElement.Name(orEmpty(xml.getAttributeNamespace(i)), xml.getAttributeLocalName(i)),
                    xml.getAttributeValue(i));
        }
        if (parent != null) {
            parent.add(element);
        }
        return element;
    }

    private static int line(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static void close(XMLStreamReader xml) {
        if (xml != null) {
            try {
                xml.close();
            } catch (XMLStreamException e) {
                // Nothing is open but memory.
            }
        }
    }
}
