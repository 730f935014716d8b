// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text and blocks of HTML, by libxml2's forgiving parser as a stream of events
// (no tree, no network). White space is folded, block elements stand apart.
// In: HTML as UTF-8. Out: the text, which becomes the document's original, and
// its blocks.

#include "document/characters.h"
#include "document/layout.h"

#include "base/text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define CHUNK (1 << 16)

/// What an element does to the text in it.
typedef enum Role {
  ROLE_INLINE,
  ROLE_BREAK, // br
  ROLE_BLOCK, // starts and ends a block
  ROLE_PROSE, // a block of prose for certain (p)
  ROLE_SKIP,  // its text is none of the document's
  ROLE_TITLE,
  ROLE_META,
  ROLE_CELL,
  // the rest count their depth and give blocks their kind
  ROLE_HEADING,
  ROLE_LIST_ITEM,
  ROLE_QUOTE,
  ROLE_TABLE, // a row
  ROLE_CODE,
  ROLE_FRONT, // navigation, footers, forms
  ROLE_COUNT
} Role;

static const struct {
  const char* name;
  Role role;
} elements[] = {
    {"address", ROLE_FRONT},  {"article", ROLE_BLOCK},
    {"aside", ROLE_FRONT},    {"blockquote", ROLE_QUOTE},
    {"body", ROLE_BLOCK},     {"br", ROLE_BREAK},
    {"button", ROLE_FRONT},   {"caption", ROLE_FRONT},
    {"dd", ROLE_BLOCK},       {"div", ROLE_BLOCK},
    {"dl", ROLE_BLOCK},       {"dt", ROLE_BLOCK},
    {"fieldset", ROLE_BLOCK}, {"figcaption", ROLE_FRONT},
    {"figure", ROLE_BLOCK},   {"footer", ROLE_FRONT},
    {"form", ROLE_FRONT},     {"h1", ROLE_HEADING},
    {"h2", ROLE_HEADING},     {"h3", ROLE_HEADING},
    {"h4", ROLE_HEADING},     {"h5", ROLE_HEADING},
    {"h6", ROLE_HEADING},     {"head", ROLE_BLOCK},
    {"header", ROLE_BLOCK},   {"hr", ROLE_BLOCK},
    {"iframe", ROLE_SKIP},    {"li", ROLE_LIST_ITEM},
    {"link", ROLE_META},      {"main", ROLE_BLOCK},
    {"meta", ROLE_META},      {"nav", ROLE_FRONT},
    {"noscript", ROLE_SKIP},  {"ol", ROLE_BLOCK},
    {"option", ROLE_SKIP},    {"p", ROLE_PROSE},
    {"pre", ROLE_CODE},       {"script", ROLE_SKIP},
    {"section", ROLE_BLOCK},  {"select", ROLE_SKIP},
    {"style", ROLE_SKIP},     {"svg", ROLE_SKIP},
    {"table", ROLE_BLOCK},    {"tbody", ROLE_BLOCK},
    {"td", ROLE_CELL},        {"template", ROLE_SKIP},
    {"textarea", ROLE_SKIP},  {"tfoot", ROLE_BLOCK},
    {"th", ROLE_CELL},        {"thead", ROLE_BLOCK},
    {"title", ROLE_TITLE},    {"tr", ROLE_TABLE},
    {"ul", ROLE_BLOCK},
};

typedef struct Html {
  AttText text;
  AttText title;
  AttText date;
  AttText address;
  AttLayout* layout;
  size_t depth[ROLE_COUNT];
  bool open;    // a block is being filled
  bool space;   // white space is due
  size_t begin; // of the open block in text
  AttStatus status;
} Html;

static Role
role_of(const xmlChar* name)
{
  for (size_t i = 0; i < sizeof elements / sizeof elements[0]; ++i) {
    if (strcmp((const char*)name, elements[i].name) == 0) {
      return elements[i].role;
    }
  }
  return ROLE_INLINE;
}

static AttParagraphKind
kind_of(const Html* h)
{
  return h->depth[ROLE_CODE]        ? ATT_PARAGRAPH_CODE
         : h->depth[ROLE_FRONT]     ? ATT_PARAGRAPH_FRONT
         : h->depth[ROLE_HEADING]   ? ATT_PARAGRAPH_HEADING
         : h->depth[ROLE_LIST_ITEM] ? ATT_PARAGRAPH_LIST_ITEM
         : h->depth[ROLE_QUOTE]     ? ATT_PARAGRAPH_QUOTE
         : h->depth[ROLE_TABLE] && !h->depth[ROLE_PROSE] ? ATT_PARAGRAPH_TABLE
                                                         : ATT_PARAGRAPH_BODY;
}

static void
close_block(Html* h)
{
  h->space = false;
  if (!h->open) {
    return;
  }
  h->open = false;
  const AttParagraphKind kind = kind_of(h);
  const bool known = kind != ATT_PARAGRAPH_BODY || h->depth[ROLE_PROSE];
  if (h->status == ATT_OK) {
    h->status = att_layout_block(h->layout, kind, known);
  }
  if (h->status == ATT_OK) {
    h->status =
        att_layout_piece(h->layout,
                         (AttSpan){(uint32_t)h->begin, (uint32_t)h->text.size},
                         ATT_JOINT_NONE);
  }
}

static void
add_visible(Html* h, AttView bytes)
{
  if (!h->open) {
    if (h->text.size) {
      att_text_append_string(&h->text, "\n\n");
    }
    h->open = true;
    h->begin = h->text.size;
  } else if (h->space) {
    att_text_append_char(&h->text, ' ');
  }
  h->space = false;
  att_text_append(&h->text, bytes);
}

static bool
is_blank(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
add_characters(void* user, const xmlChar* characters, int size)
{
  Html* h = user;
  const AttView all = {(const char*)characters, size > 0 ? (size_t)size : 0};
  if (h->depth[ROLE_TITLE]) {
    att_text_append(&h->title, all);
    return;
  }
  if (h->depth[ROLE_SKIP]) {
    return;
  }
  size_t at = 0;
  while (at < all.size) {
    size_t end = at;
    while (end < all.size && is_blank(all.at[end])) {
      ++end;
    }
    if (end > at && h->depth[ROLE_CODE] && h->open) {
      att_text_append(&h->text, att_view_slice(all, at, end));
    } else {
      h->space = h->space || (end > at && h->open);
    }
    at = end;
    while (end < all.size && !is_blank(all.at[end])) {
      ++end;
    }
    if (end > at) {
      add_visible(h, att_view_slice(all, at, end));
    }
    at = end;
  }
}

static const char*
attribute(const xmlChar** attributes, const char* name)
{
  for (size_t i = 0; attributes && attributes[i]; i += 2) {
    if (attributes[i + 1] && strcmp((const char*)attributes[i], name) == 0) {
      return (const char*)attributes[i + 1];
    }
  }
  return "";
}

/// Names under which pages give their date.
static bool
is_date_name(const char* name)
{
  static const char* const names[] = {"article:published_time",
                                      "date",
                                      "dc.date",
                                      "dc.date.issued",
                                      "dcterms.date",
                                      "citation_publication_date",
                                      "datepublished"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i) {
    if (att_view_equal_ascii_case(att_view(name), att_view(names[i]))) {
      return true;
    }
  }
  return false;
}

static void
read_meta(Html* h, const xmlChar** attributes)
{
  const char* content = attribute(attributes, "content");
  if (!h->date.size && (is_date_name(attribute(attributes, "name")) ||
                        is_date_name(attribute(attributes, "property")) ||
                        is_date_name(attribute(attributes, "itemprop")))) {
    att_text_append_string(&h->date, content);
  }
  if (!h->address.size &&
      strcmp(attribute(attributes, "rel"), "canonical") == 0) {
    att_text_append_string(&h->address, attribute(attributes, "href"));
  }
}

static void
start_element(void* user, const xmlChar* name, const xmlChar** attributes)
{
  Html* h = user;
  const Role role = role_of(name);
  switch (role) {
  case ROLE_INLINE:
    return;
  case ROLE_BREAK:
    h->space = h->open;
    return;
  case ROLE_META:
    read_meta(h, attributes);
    return;
  case ROLE_CELL:
    h->space = h->open;
    return;
  case ROLE_SKIP:
  case ROLE_TITLE:
    break;
  default:
    close_block(h);
    break;
  }
  ++h->depth[role];
}

static void
end_element(void* user, const xmlChar* name)
{
  Html* h = user;
  const Role role = role_of(name);
  if (role == ROLE_INLINE || role == ROLE_BREAK || role == ROLE_META ||
      role == ROLE_CELL) {
    return;
  }
  if (role != ROLE_SKIP && role != ROLE_TITLE) {
    close_block(h);
  }
  if (h->depth[role]) {
    --h->depth[role];
  }
}

/// Feed the parser by chunks, so that sizes fit its int.
static AttStatus
parse(Html* h, AttView html)
{
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = add_characters;
  handler.ignorableWhitespace = add_characters;
  handler.cdataBlock = NULL; // scripts and styles
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(
      &handler, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!parser) {
    return ATT_ERR_MEMORY;
  }
  htmlCtxtUseOptions(parser,
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                         HTML_PARSE_IGNORE_ENC);
  for (size_t at = 0; at < html.size && h->status == ATT_OK; at += CHUNK) {
    const AttView chunk = att_view_slice(html, at, at + CHUNK);
    htmlParseChunk(parser, chunk.at, (int)chunk.size, 0);
  }
  htmlParseChunk(parser, "", 0, 1);
  htmlFreeParserCtxt(parser);
  close_block(h);
  return h->status;
}

static AttStatus
copy_text(AttArena* arena, const AttText* from, AttView* to)
{
  ATT_TRY(att_text_status(from));
  *to = att_arena_copy(arena, att_text_view(from));
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_layout_html(AttView html,
                const char* name,
                AttLog* log,
                AttArena* arena,
                AttFrontMatter* head,
                AttView* text,
                AttLayout* layout)
{
  Html h = {.layout = layout};
  AttStatus status = parse(&h, html);
  if (status == ATT_OK) {
    status = copy_text(arena, &h.text, text);
  }
  if (status == ATT_OK) {
    status = copy_text(arena, &h.title, &head->title);
  }
  if (status == ATT_OK) {
    status = copy_text(arena, &h.date, &head->date);
  }
  if (status == ATT_OK) {
    status = copy_text(arena, &h.address, &head->source);
  }
  if (status == ATT_OK && !text->size) {
    att_report_plain(log, ATT_WARNING, name, "the page has no text");
  }
  att_text_clear(&h.text);
  att_text_clear(&h.title);
  att_text_clear(&h.date);
  att_text_clear(&h.address);
  return status;
}
