// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Paragraphs and their kinds in text, Markdown and HTML; citations.

#include "support.h"

/// The text with each paragraph's kind before it: b h l q t c f r.
static void
expect_kinds(AttFormat format, const char* text, const char* wanted)
{
  AttDocument* d = make(format, text);
  AttText out = {0};
  for (size_t i = 0; i < d->paragraph_count; ++i) {
    const AttParagraph* p = &d->paragraphs[i];
    att_text_format(
        &out,
        "%s%c:%.*s",
        i ? "\n" : "",
        "bhlqtcfr"[p->kind],
        ATT_VIEW_ARG(att_view_slice(d->text, p->span.begin, p->span.end)));
  }
  assert_string_equal(out.at ? out.at : "", wanted);
  att_text_clear(&out);
  att_document_free(d);
}

#define EXPECT_TEXT(text, wanted) expect_kinds(ATT_FORMAT_TEXT, text, wanted)

static void
reads_one_paragraph_a_line(void** state)
{
  (void)state;
  EXPECT_TEXT("1. Introduction\nThe war went on. It was long.\n2. The Siege of "
              "Karsk\nNobody won.",
              "h:1. Introduction\nb:The war went on. It was long.\nh:2. The "
              "Siege of Karsk\nb:Nobody won.");
}

static void
reads_wrapped_lines(void** state)
{
  (void)state;
  EXPECT_TEXT("The delegation from the northern provinces arrived on\n"
              "Monday and met the minister, who had asked them to\n"
              "come before the vote.\n\n"
              "It left again on Tuesday without any agreement on the\n"
              "ceasefire.",
              "b:The delegation from the northern provinces arrived on Monday "
              "and met the minister, who had asked them to come before the "
              "vote.\nb:It left again on Tuesday without any agreement on the "
              "ceasefire.");
}

static void
reads_double_spaced_lines(void** state)
{
  (void)state;
  EXPECT_TEXT("Background\n\n"
              "The delegation from the northern provinces arrived on\n\n"
              "Monday and met the minister, who had asked them to\n\n"
              "come before the vote. Nobody in the capital thought\n\n"
              "that they would stay, and they left again quickly on\n\n"
              "Tuesday without an agreement.\n\n"
              "Aftermath of the Visit\n\n"
              "The minister resigned a week later, and his deputy took\n\n"
              "over.",
              "h:Background\nb:The delegation from the northern provinces "
              "arrived on Monday and met the minister, who had asked them to "
              "come before the vote. Nobody in the capital thought that they "
              "would stay, and they left again quickly on Tuesday without an "
              "agreement.\nh:Aftermath of the Visit\nb:The minister resigned a "
              "week later, and his deputy took over.");
}

static void
joins_over_page_ends(void** state)
{
  (void)state;
  EXPECT_TEXT(
      "The delegation from the northern provinces arrived with a\n\n12\n\f"
      "letter for the minister.",
      "b:The delegation from the northern provinces arrived with a "
      "letter for the minister.");
}

static void
knows_papers(void** state)
{
  (void)state;
  EXPECT_TEXT(
      "The Karsk Accord and Its Critics\n\nAnna Vane and Boris Orlov\n\n"
      "a.vane@example.org\n\nABSTRACT\n\nThe accord failed.\n\n"
      "Keywords: accord, border, Karsk\n\nIntroduction\n\nIt was signed.\n\n"
      "- It was short.\n- It was vague.\n\n"
      "References\n\n"
      "Vane, A. (2019). The long border. Karsk Review, 4(2), 1-9.\n"
      "Orlov, B. (2020). A short accord. Karsk: Example Press.\n\n"
      "Appendix\n\nThe map is lost.",
      "h:The Karsk Accord and Its Critics\nh:Anna Vane and Boris Orlov\n"
      "f:a.vane@example.org\nh:ABSTRACT\nb:The accord failed.\n"
      "f:Keywords: accord, border, Karsk\nh:Introduction\nb:It was signed.\n"
      "l:It was short.\nl:It was vague.\nh:References\n"
      "r:Vane, A. (2019). The long border. Karsk Review, 4(2), 1-9.\n"
      "r:Orlov, B. (2020). A short accord. Karsk: Example Press.\n"
      "h:Appendix\nb:The map is lost.");
  // a headline alone is all there is to read
  EXPECT_TEXT("Rebels Seize Border Town", "b:Rebels Seize Border Town");
}

static void
cuts_citations(void** state)
{
  (void)state;
  EXPECT_TEXT("The raid failed (Vane, 2019). It hurt the state (see Orlov & "
              "Vane, 2020b; Asari et al., 2021, p. 5), as said [3, 4] and "
              "shown [7].",
              "b:The raid failed. It hurt the state, as said and shown.");
  EXPECT_TEXT("They changed the policy.12 The army left,3 but came back "
              "soon.\xC2\xB2",
              "b:They changed the policy. The army left, but came back soon.");
  EXPECT_TEXT("Orlov et al. (2019) deny it. The pact held. (Vane, 2019).",
              "b:Orlov et al. deny it. The pact held.");
  EXPECT_TEXT("Talks went on in Karsk. (Vostok News) They failed.",
              "b:Talks went on in Karsk. They failed.");
  EXPECT_TEXT("The blast killed ten (HERALD). The army denied it (HERALD).",
              "b:The blast killed ten. The army denied it.");
}

static void
keeps_other_brackets(void** state)
{
  (void)state;
  static const char* const kept[] = {
      "The Karsk Liberation Front (KLF) left.",
      "They fear the KLF (Karsk Liberation Front).",
      "They met its leader (Boris Orlov).",
      "It began in spring (March 2019) and ended (August, 2021).",
      "The accord (2019) was void.",
      "It was signed (in Karsk) by both (and all).",
      "They hold 40 km\xC2\xB2 of land.",
      "Version No.12 cost 3.5 crowns.",
  };
  for (size_t i = 0; i < sizeof kept / sizeof kept[0]; ++i) {
    AttDocument* d = make(ATT_FORMAT_TEXT, kept[i]);
    expect_view(d->text, kept[i]);
    att_document_free(d);
  }
}

static void
reads_markdown(void** state)
{
  (void)state;
  expect_kinds(ATT_FORMAT_MARKDOWN,
               "---\ntitle: \"On Karsk\"\ndate: 2021-05-03\n---\n"
               "# The *Siege*\n\nThe **army** of [Karsk](http://example.org/a) "
               "left\nthe `old_town` in May.[^1]\n\n"
               "Aftermath\n---------\n\n> It was over,\n> he said.\n\n"
               "- one *thing*\n- two\n  things\n\n1. three\n\n"
               "| a | b |\n|---|---|\n| 1 | 2 |\n\n```c\nint x;\n```\n\n"
               "[^1]: Vane says so.\n",
               "h:The Siege\nb:The army of Karsk left the old_town in May.\n"
               "h:Aftermath\nq:It was over, he said.\nl:one thing\nl:two "
               "things\nl:three\nt:| a | b |\nt:| 1 | 2 |\nc:int x;\n"
               "r:Vane says so.");
  AttDocument* d = make(ATT_FORMAT_MARKDOWN,
                        "---\ntitle: \"On Karsk\"\ndate: 2021-05-03\n"
                        "source: https://example.org/k\n---\nIt *fell*.\n");
  expect_view(d->title, "On Karsk");
  expect_view(d->date, "2021-05-03");
  expect_view(d->source, "https://example.org/k");
  expect_view(att_document_exact(d, d->tokens[1].span), "fell");
  att_document_free(d);
}

static void
reads_html(void** state)
{
  (void)state;
  const char* page =
      "<!doctype html><html><head><title>On &amp; off</title>"
      "<meta property='article:published_time' content='2021-05-03'>"
      "<script>var a = '<p>no</p>';</script></head><body>"
      "<nav>Home News</nav><h1>The Siege</h1>"
      "<p>The <b>army</b> left\n Karsk&nbsp;today.<br>It rained.</p>"
      "<ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table>"
      "<blockquote><p>Never again.</p></blockquote><div>Loose words here.</div>"
      "</body></html>";
  expect_kinds(ATT_FORMAT_HTML,
               page,
               "f:Home News\nh:The Siege\nb:The army left Karsk today. It "
               "rained.\nl:one\nl:two\nt:a b\nq:Never again.\nb:Loose words "
               "here.");
  AttDocument* d = make(ATT_FORMAT_HTML, page);
  expect_view(d->title, "On & off");
  expect_view(d->date, "2021-05-03");
  att_document_free(d);
  expect_kinds(ATT_FORMAT_HTML, "<p>open <div <<< &bogus; </p", "b:open");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_one_paragraph_a_line),
      cmocka_unit_test(reads_wrapped_lines),
      cmocka_unit_test(reads_double_spaced_lines),
      cmocka_unit_test(joins_over_page_ends),
      cmocka_unit_test(knows_papers),
      cmocka_unit_test(cuts_citations),
      cmocka_unit_test(keeps_other_brackets),
      cmocka_unit_test(reads_markdown),
      cmocka_unit_test(reads_html),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
