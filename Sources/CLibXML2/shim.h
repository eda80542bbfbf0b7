// The only door to C: what PIMIO uses of libxml2, with the parts Swift cannot import wrapped in functions.
#ifndef PIM_CLIBXML2_SHIM_H
#define PIM_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers collide with Foundation's own. No function used here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

// Where a reader's bytes come from (a descriptor, or memory when it is negative) and the first thing that went wrong.
typedef struct pim_xml_source {
    int descriptor;
    const unsigned char *bytes;
    size_t count;
    size_t position;
    long long limit;
    long long total;
    int exceeded;
    int system_error;
    int failed;
    int failure_code;
    int failure_line;
    int failure_column;
    int root_is_closed;
    char failure_message[320];
} pim_xml_source;

static inline int pim_xml_read(void *context, char *buffer, int length) {
    pim_xml_source *source = (pim_xml_source *)context;
    ssize_t received = 0;
    if (length <= 0) { return 0; }
    if (source->descriptor >= 0) {
        do {
            received = read(source->descriptor, buffer, (size_t)length);
        } while (received < 0 && errno == EINTR);
        if (received < 0) {
            source->system_error = errno;
            return -1;
        }
    } else {
        size_t left = source->count - source->position;
        received = left < (size_t)length ? (ssize_t)left : (ssize_t)length;
        if (received > 0) { memcpy(buffer, source->bytes + source->position, (size_t)received); }
        source->position += (size_t)received;
    }
    source->total += received;
    if (source->total > source->limit) {
        source->exceeded = 1;
        return -1;
    }
    return (int)received;
}

// Keeps the first real problem. Warnings and namespace remarks pass, an entity nobody declared does not.
static inline void pim_xml_record(void *context, const xmlError *error) {
    pim_xml_source *source = (pim_xml_source *)context;
    if (source->failed || error == NULL) { return; }
    int undeclared = error->code == XML_WAR_UNDECLARED_ENTITY || error->code == XML_ERR_UNDECLARED_ENTITY;
    if (!undeclared && (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)) { return; }
    source->failed = 1;
    source->failure_code = undeclared ? XML_ERR_UNDECLARED_ENTITY : error->code;
    source->failure_line = error->line;
    source->failure_column = error->int2;
    if (error->ctxt != NULL && error->domain == XML_FROM_PARSER) {
        xmlParserCtxtPtr parser = (xmlParserCtxtPtr)error->ctxt;
        source->root_is_closed = parser->node == NULL && parser->myDoc != NULL && xmlDocGetRootElement(parser->myDoc) != NULL;
    }
    if (error->message != NULL) {
        strncpy(source->failure_message, error->message, sizeof(source->failure_message) - 1);
    }
}

// A reader that loads nothing from elsewhere: no DTD, no external entity, no network, no replacement of entities.
static inline xmlTextReaderPtr pim_xml_open(pim_xml_source *source) {
    xmlTextReaderPtr reader =
        xmlReaderForIO(pim_xml_read, NULL, source, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    if (reader != NULL) {
        xmlTextReaderSetStructuredErrorHandler(reader, (xmlStructuredErrorFunc)pim_xml_record, source);
    }
    return reader;
}

// Whether the document's own DOCTYPE declares entities or attribute defaults, that is, content from nowhere.
static inline int pim_xml_declares_content(xmlTextReaderPtr reader) {
    xmlNodePtr node = xmlTextReaderCurrentNode(reader);
    xmlDtdPtr subset = NULL;
    if (node == NULL) { return 0; }
    subset = node->type == XML_DTD_NODE ? (xmlDtdPtr)node : (node->doc == NULL ? NULL : node->doc->intSubset);
    if (subset == NULL) { return 0; }
    return subset->entities != NULL || subset->pentities != NULL || subset->attributes != NULL;
}

static inline long pim_xml_line(xmlTextReaderPtr reader) {
    xmlNodePtr node = xmlTextReaderCurrentNode(reader);
    long line = node == NULL ? 0 : xmlGetLineNo(node);
    return line > 0 && line != 65535 ? line : (long)xmlTextReaderGetParserLineNumber(reader);
}

static inline void pim_xml_ignore(void *context, const xmlError *error) {
    (void)context;
    (void)error;
}

// Silences libxml2 on this thread: file errors are reported by what the functions below return.
static inline void pim_xml_silence(void) {
    xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)pim_xml_ignore);
}

static inline void pim_xml_unsilence(void) {
    xmlSetStructuredErrorFunc(NULL, NULL);
}

static inline int pim_gzip_is_available(void) {
    return xmlHasFeature(XML_WITH_ZLIB);
}

static inline int pim_gzip_write(xmlOutputBufferPtr output, const void *bytes, int count) {
    return output->writecallback == NULL ? -1 : output->writecallback(output->context, (const char *)bytes, count);
}

static inline int pim_gzip_finish(xmlOutputBufferPtr output) {
    int result = output->closecallback == NULL ? -1 : output->closecallback(output->context);
    output->writecallback = NULL;
    output->closecallback = NULL;
    output->context = NULL;
    xmlOutputBufferClose(output);
    return result;
}

static inline int pim_gzip_read(xmlParserInputBufferPtr input, void *bytes, int count) {
    return input->readcallback == NULL ? -1 : input->readcallback(input->context, (char *)bytes, count);
}

static inline int pim_gzip_end(xmlParserInputBufferPtr input) {
    int result = input->closecallback == NULL ? -1 : input->closecallback(input->context);
    input->readcallback = NULL;
    input->closecallback = NULL;
    input->context = NULL;
    xmlFreeParserInputBuffer(input);
    return result;
}

#endif
