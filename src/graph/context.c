// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Terms of a JSON-LD context.
//
//   "agent": {"@id": "att:agent", "@type": "@id"}
//
// Names of minted nodes follow one prefix, `id`: the folders' own names
// ("place", "rule") are names of properties here.

#include "graph/context.h"

#include "graph/spell.h"
#include "term/vocabulary.h"

#include <string.h>

/// What the frame writes of other vocabularies with values that are no strings.
static const struct {
  const char* iri;
  const char* datatype; ///< NULL: an IRI
} foreign[] = {
    {ATT_IRI_OA "start", ATT_IRI_XSD "integer"},
    {ATT_IRI_OA "end", ATT_IRI_XSD "integer"},
    {ATT_IRI_OA "hasSource", NULL},
    {ATT_IRI_OWL "sameAs", NULL},
    {ATT_IRI_PROV "wasGeneratedBy", NULL},
    {ATT_IRI_RDF "subject", NULL},
    {ATT_IRI_RDF "predicate", NULL},
    {ATT_IRI_RDF "object", NULL},
};

void
att_context_clear(AttContext* context)
{
  ATT_ARRAY_CLEAR(&context->terms);
  att_map_clear(&context->names);
  att_map_clear(&context->iris);
  att_arena_free(context->arena);
  *context = (AttContext){0};
}

static AttStatus
add_term(AttContext* context, AttContextTerm term)
{
  if (att_map_get(&context->names, term.name) ||
      (!term.is_prefix && att_map_get(&context->iris, term.iri))) {
    return ATT_OK;
  }
  term.name = att_arena_copy(context->arena, term.name);
  term.iri = att_arena_copy(context->arena, term.iri);
  term.datatype = att_arena_copy(context->arena, term.datatype);
  if (!term.name.at || !term.iri.at || !term.datatype.at) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(ATT_PUSH(&context->terms, term));
  const uint32_t id = (uint32_t)context->terms.size;
  ATT_TRY(att_map_set(&context->names, term.name, id));
  return term.is_prefix ? ATT_OK : att_map_set(&context->iris, term.iri, id);
}

static AttStatus
add_prefix(AttContext* context, AttView name, AttView iri)
{
  const char last = iri.size ? iri.at[iri.size - 1] : 0;
  const AttContextTerm term = {
      .name = name, .iri = iri, .datatype = ATT_VIEW(""), .is_prefix = true};
  // Readers of 1.1 expand only prefixes that end so.
  return last && strchr(":/?#[]@", last) ? add_term(context, term) : ATT_OK;
}

static AttStatus
add_id(AttContext* context, AttView base)
{
  AttText iri = {0};
  att_text_append(&iri, base.size ? base : ATT_VIEW(ATT_IRI_ID));
  if (iri.size && iri.at[iri.size - 1] != '/' && iri.at[iri.size - 1] != '#') {
    att_text_append_char(&iri, '/');
  }
  AttStatus status = att_text_status(&iri);
  if (status == ATT_OK) {
    status = add_prefix(context, ATT_VIEW("id"), att_text_view(&iri));
  }
  att_text_clear(&iri);
  return status;
}

static AttStatus
add_prefixes(AttContext* context, AttView base, const AttOntology* ontology)
{
  ATT_TRY(add_id(context, base));
#define ATT_PREFIX(name, iri)                                                  \
  ATT_TRY(add_prefix(context, ATT_VIEW(#name), ATT_VIEW(iri)));
#include "term/vocabulary.def"
#undef ATT_PREFIX
  size_t count = 0;
  const AttOntologyPrefix* own =
      ontology ? att_ontology_prefixes(ontology, &count) : NULL;
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(add_prefix(context, own[i].name, own[i].iri));
  }
  return ATT_OK;
}

/// The prefix of a namespace; NULL where it has none.
static const AttContextTerm*
prefix_of(const AttContext* context, AttView space)
{
  for (size_t i = 0; i < context->terms.size; ++i) {
    const AttContextTerm* term = &context->terms.at[i];
    if (term->is_prefix && att_view_equal(term->iri, space)) {
      return term;
    }
  }
  return NULL;
}

static AttStatus
add_named(AttContext* context,
          AttContextTerm term,
          AttView prefix,
          AttView local)
{
  AttText name = {0};
  att_text_append(&name, prefix);
  att_text_append_char(&name, ':');
  att_text_append(&name, local);
  AttStatus status = att_text_status(&name);
  if (status == ATT_OK) {
    term.name = att_text_view(&name);
    status = add_term(context, term);
  }
  att_text_clear(&name);
  return status;
}

/// A class or property of the frame is called by its local name alone, others
/// behind their prefix; what has no such name gets no term.
static AttStatus
add_name(AttContext* context, AttContextTerm term)
{
  AttView space;
  const AttView local = att_spell_local(term.iri, &space);
  const AttContextTerm* prefix = prefix_of(context, space);
  if (!local.size || !prefix) {
    return ATT_OK;
  }
  if (att_view_equal(space, ATT_VIEW(ATT_IRI_ATT)) &&
      !att_map_get(&context->names, local)) {
    term.name = local;
    return add_term(context, term);
  }
  return add_named(context, term, prefix->name, local);
}

static AttStatus
add_foreign(AttContext* context)
{
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; ++i) {
    const AttContextTerm term = {.iri = att_view(foreign[i].iri),
                                 .coercion = foreign[i].datatype
                                                 ? ATT_COERCION_LITERAL
                                                 : ATT_COERCION_NODE,
                                 .datatype = att_view(foreign[i].datatype)};
    ATT_TRY(add_name(context, term));
  }
  return ATT_OK;
}

static AttCoercion
coercion_of(const AttProperty* property)
{
  if (property->is_object) {
    return ATT_COERCION_NODE;
  }
  return property->datatype.size &&
                 !att_view_equal(property->datatype,
                                 ATT_VIEW(ATT_IRI_XSD "string"))
             ? ATT_COERCION_LITERAL
             : ATT_COERCION_NONE;
}

static AttStatus
add_ontology(AttContext* context, const AttOntology* ontology)
{
  const size_t classes = att_ontology_class_count(ontology);
  for (uint32_t id = 1; id <= classes; ++id) {
    const AttContextTerm term = {.iri = att_ontology_class(ontology, id)->iri,
                                 .datatype = ATT_VIEW("")};
    ATT_TRY(add_name(context, term));
  }
  const size_t properties = att_ontology_property_count(ontology);
  for (uint32_t id = 1; id <= properties; ++id) {
    const AttProperty* property = att_ontology_property(ontology, id);
    const AttCoercion coercion = coercion_of(property);
    const AttContextTerm term = {.iri = property->iri,
                                 .coercion = coercion,
                                 .datatype = coercion == ATT_COERCION_LITERAL
                                                 ? property->datatype
                                                 : ATT_VIEW("")};
    ATT_TRY(add_name(context, term));
  }
  return ATT_OK;
}

AttStatus
att_context_make(AttView base, const AttOntology* ontology, AttContext* context)
{
  *context = (AttContext){.arena = att_arena_new()};
  AttStatus status = context->arena ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = add_prefixes(context, base, ontology);
  }
  if (status == ATT_OK) {
    status = add_foreign(context);
  }
  if (status == ATT_OK && ontology) {
    status = add_ontology(context, ontology);
  }
  return status;
}

const AttContextTerm*
att_context_term(const AttContext* context, AttView iri)
{
  const uint32_t* id = att_map_get(&context->iris, iri);
  return id ? &context->terms.at[*id - 1] : NULL;
}

static bool
is_plain_path(AttView path)
{
  for (size_t i = 0; i < path.size; ++i) {
    const char c = path.at[i];
    if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
          (c >= '0' && c <= '9') || c == '_' || (c == '/' && i))) {
      return false;
    }
  }
  return path.size > 0;
}

/// Would a reader take the scheme of a whole IRI for a prefix?
static bool
is_misread(const AttContext* context, AttView iri)
{
  const char* colon = memchr(iri.at, ':', iri.size);
  const size_t scheme = colon ? (size_t)(colon - iri.at) : 0;
  return !att_view_starts_with(att_view_slice(iri, scheme, iri.size),
                               ATT_VIEW("://")) &&
         att_map_get(&context->names, att_view_slice(iri, 0, scheme));
}

bool
att_context_iri(const AttContext* context, AttView iri, AttText* out)
{
  // Prefixes stand first.
  for (size_t i = 0; i < context->terms.size && context->terms.at[i].is_prefix;
       ++i) {
    const AttContextTerm* term = &context->terms.at[i];
    if (att_view_starts_with(iri, term->iri)) {
      const AttView rest = att_view_slice(iri, term->iri.size, iri.size);
      if (is_plain_path(rest)) {
        att_text_append_char(out, '"');
        att_text_append(out, term->name);
        att_text_append_char(out, ':');
        att_text_append(out, rest);
        att_text_append_char(out, '"');
        return true;
      }
    }
  }
  if (is_misread(context, iri)) {
    return false;
  }
  att_spell_string(iri, out);
  return true;
}

static void
write_term(const AttContext* context, const AttContextTerm* term, AttText* out)
{
  att_spell_string(term->name, out);
  att_text_append_string(out, ": ");
  if (term->is_prefix) {
    att_spell_string(term->iri, out);
    return;
  }
  if (term->coercion != ATT_COERCION_NONE) {
    att_text_append_string(out, "{\"@id\": ");
  }
  att_context_iri(context, term->iri, out);
  if (term->coercion == ATT_COERCION_NODE) {
    att_text_append_string(out, ", \"@type\": \"@id\"}");
  } else if (term->coercion == ATT_COERCION_LITERAL) {
    att_text_append_string(out, ", \"@type\": ");
    att_context_iri(context, term->datatype, out);
    att_text_append_char(out, '}');
  }
}

void
att_context_write(const AttContext* context, int indent, AttText* out)
{
  att_text_format(out, "{\n%*s\"@version\": 1.1", indent + 2, "");
  for (size_t i = 0; i < context->terms.size; ++i) {
    att_text_format(out, ",\n%*s", indent + 2, "");
    write_term(context, &context->terms.at[i], out);
  }
  att_text_format(out, "\n%*s}", indent, "");
}
