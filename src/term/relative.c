// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Parsing and counting out relative times.

#include "term/relative.h"

#include "term/calendar.h"
#include "term/edtf.h"

#define MOST_STEPS 4u
#define GREATEST_NUMBER 9999
#define FIRST_SEASON 21
#define LAST_SEASON 24
// A month more than so many before the one told is one of the year after it:
// "In November …, in February …".
#define MONTHS_BACK 5

typedef enum Unit {
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_SEASON,
  UNIT_YEAR
} Unit;

typedef enum Anchor {
  ANCHOR_DATE,
  ANCHOR_DOCUMENT,
  ANCHOR_TOLD,
  ANCHOR_NEAR
} Anchor;

typedef enum Kind {
  KIND_MOVE,
  KIND_WEEKDAY,
  KIND_MONTH,
  KIND_SEASON,
  KIND_DAY
} Kind;

typedef enum Side { SIDE_CLAUSE, SIDE_PAST, SIDE_NEXT } Side;

typedef struct Step {
  Kind kind;
  Unit unit;  ///< of MOVE
  Side side;  ///< of the others
  int number; ///< how far; or which weekday, month, season
  int day;    ///< of DAY, whose month is `number`
} Step;

typedef struct Point {
  Anchor anchor;
  AttView date; ///< of ANCHOR_DATE
  Step steps[MOST_STEPS];
  unsigned step_count;
  bool is_approximate;
} Point;

/// A time being counted: its first day and how long it is.
typedef struct Time {
  AttDay day;
  Unit unit;
  bool is_approximate;
} Time;

/// Take the word in front of the next blank.
static AttView
take_word(AttView* text)
{
  size_t end = 0;
  while (end < text->size && text->at[end] != ' ') {
    ++end;
  }
  const AttView word = att_view_slice(*text, 0, end);
  *text = att_view_slice(*text, end < text->size ? end + 1 : end, text->size);
  return word;
}

static bool
read_number(AttView text, int least, int most, int* number)
{
  *number = 0;
  if (!text.size || text.size > 4) {
    return false;
  }
  for (size_t i = 0; i < text.size; ++i) {
    if (text.at[i] < '0' || text.at[i] > '9') {
      return false;
    }
    *number = *number * 10 + (text.at[i] - '0');
  }
  return *number >= least && *number <= most;
}

static bool
read_unit(AttView word, Unit* unit)
{
  static const struct {
    const char* name;
    Unit unit;
  } units[] = {{"day", UNIT_DAY},
               {"week", UNIT_WEEK},
               {"month", UNIT_MONTH},
               {"year", UNIT_YEAR}};
  for (size_t i = 0; i < sizeof units / sizeof *units; ++i) {
    if (att_view_equal(word, att_view(units[i].name))) {
      *unit = units[i].unit;
      return true;
    }
  }
  return false;
}

/// "05" of a weekday, month or season, "05-07" of a day.
static bool
read_name(AttView name, AttView value, Step* step)
{
  if (att_view_equal(name, ATT_VIEW("weekday"))) {
    step->kind = KIND_WEEKDAY;
    return read_number(value, 1, 7, &step->number);
  }
  if (att_view_equal(name, ATT_VIEW("month"))) {
    step->kind = KIND_MONTH;
    return read_number(value, 1, 12, &step->number);
  }
  if (att_view_equal(name, ATT_VIEW("season"))) {
    step->kind = KIND_SEASON;
    return read_number(value, FIRST_SEASON, LAST_SEASON, &step->number);
  }
  step->kind = KIND_DAY;
  return att_view_equal(name, ATT_VIEW("day")) && value.size == 5 &&
         value.at[2] == '-' &&
         read_number(att_view_slice(value, 0, 2), 1, 12, &step->number) &&
         read_number(att_view_slice(value, 3, 5),
                     1,
                     att_days_in_month(2000, step->number),
                     &step->day);
}

static bool
read_step(AttView* text, Step* step)
{
  *step = (Step){.side = SIDE_CLAUSE};
  AttView word = take_word(text);
  if (word.size && (word.at[0] == '+' || word.at[0] == '-')) {
    step->kind = KIND_MOVE;
    const AttView digits = att_view_slice(word, 1, word.size);
    if (!read_number(digits, 0, GREATEST_NUMBER, &step->number)) {
      return false;
    }
    step->number = word.at[0] == '-' ? -step->number : step->number;
    return read_unit(take_word(text), &step->unit);
  }
  const bool is_past = att_view_equal(word, ATT_VIEW("past"));
  if (is_past || att_view_equal(word, ATT_VIEW("next"))) {
    step->side = is_past ? SIDE_PAST : SIDE_NEXT;
    word = take_word(text);
  }
  return read_name(word, take_word(text), step);
}

static bool
read_anchor(AttView word, Point* point)
{
  point->date = word;
  if (att_view_equal(word, ATT_VIEW("document"))) {
    point->anchor = ANCHOR_DOCUMENT;
  } else if (att_view_equal(word, ATT_VIEW("told"))) {
    point->anchor = ANCHOR_TOLD;
  } else if (att_view_equal(word, ATT_VIEW("near"))) {
    point->anchor = ANCHOR_NEAR;
  } else {
    point->anchor = ANCHOR_DATE;
    return att_edtf_is_valid(word);
  }
  return true;
}

static bool
read_point(AttView text, Point* point)
{
  *point = (Point){.anchor = ANCHOR_DATE};
  if (text.size && text.at[text.size - 1] == '~' && !att_edtf_is_valid(text)) {
    point->is_approximate = true;
    --text.size;
  }
  if (!read_anchor(take_word(&text), point)) {
    return false;
  }
  while (text.size) {
    if (point->step_count == MOST_STEPS ||
        !read_step(&text, &point->steps[point->step_count++])) {
      return false;
    }
  }
  return true;
}

/// Cut a form at its slash; false where there is none.
static bool
cut(AttView form, AttView* left, AttView* right)
{
  for (size_t i = 0; i < form.size; ++i) {
    if (form.at[i] == '/') {
      *left = att_view_slice(form, 0, i);
      *right = att_view_slice(form, i + 1, form.size);
      return true;
    }
  }
  return false;
}

static bool
is_open(AttView side)
{
  return att_view_equal(side, ATT_VIEW(".."));
}

static bool
is_side(AttView side)
{
  Point point;
  return is_open(side) || read_point(side, &point);
}

bool
att_relative_is_valid(AttView form)
{
  AttView left;
  AttView right;
  if (att_edtf_is_valid(form)) {
    return true;
  }
  if (!cut(form, &left, &right)) {
    return is_side(form) && !is_open(form);
  }
  return is_side(left) && is_side(right) && !(is_open(left) && is_open(right));
}

static bool
side_needs_told(AttView side)
{
  Point point;
  return read_point(side, &point) &&
         (point.anchor == ANCHOR_TOLD || point.anchor == ANCHOR_NEAR);
}

bool
att_relative_needs_told(AttView form)
{
  AttView left;
  AttView right;
  return cut(form, &left, &right)
             ? side_needs_told(left) || side_needs_told(right)
             : side_needs_told(form);
}

static int
season_month(int season)
{
  return (season - FIRST_SEASON) * 3 + 3;
}

/// A plain date: "2021", "2021-08", "2021-22", "2021-08-15", or one with "~".
static bool
read_date(AttView date, Time* time)
{
  *time = (Time){.day = {0, 1, 1}, .unit = UNIT_YEAR};
  if (date.size && date.at[date.size - 1] == '~') {
    time->is_approximate = true;
    --date.size;
  }
  if (!att_edtf_is_valid(date) ||
      !read_number(att_view_slice(date, 0, 4), 1, 9999, &time->day.year)) {
    return false;
  }
  if (date.size == 4) {
    return true;
  }
  if (!read_number(
          att_view_slice(date, 5, 7), 1, LAST_SEASON, &time->day.month)) {
    return false;
  }
  time->unit = UNIT_MONTH;
  if (date.size == 10) {
    time->unit = UNIT_DAY;
    return read_number(att_view_slice(date, 8, 10), 1, 31, &time->day.day);
  }
  if (time->day.month >= FIRST_SEASON) {
    time->unit = UNIT_SEASON;
    time->day.month = season_month(time->day.month);
  }
  return date.size == 7;
}

/// The told time that a step counts from: of an interval the near end.
static bool
read_told(AttView told, const Point* point, Time* time)
{
  AttView left;
  AttView right;
  if (!cut(told, &left, &right)) {
    return read_date(told, time);
  }
  const bool is_back = point->step_count && point->steps[0].kind == KIND_MOVE &&
                       point->steps[0].number < 0;
  return read_date(is_back ? left : right, time);
}

/// "2024-05-03T10:00Z" is its day, "2024-05" its month.
static bool
read_document(AttView date, Time* time)
{
  static const size_t sizes[] = {10, 7, 4};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
    if (date.size >= sizes[i] &&
        read_date(att_view_slice(date, 0, sizes[i]), time) &&
        time->unit != UNIT_SEASON) {
      return true;
    }
  }
  return false;
}

/// Where the steps begin. "near" is the document for weekdays, and where
/// `by_document` says so.
static bool
read_start(const Point* point,
           const AttMoments* at,
           bool by_document,
           Time* time,
           bool* is_told)
{
  *is_told = false;
  switch (point->anchor) {
  case ANCHOR_DATE:
    return read_date(point->date, time);
  case ANCHOR_DOCUMENT:
    return read_document(at->document, time);
  case ANCHOR_TOLD:
    return read_told(at->told, point, time);
  case ANCHOR_NEAR:
    if (by_document ||
        (point->steps[0].kind == KIND_WEEKDAY && at->document.size)) {
      return read_document(at->document, time);
    }
    *is_told = read_told(at->told, point, time);
    return *is_told || read_document(at->document, time);
  }
  return false;
}

static bool
set_day(Time* time, int64_t number)
{
  time->day = att_day_of(number);
  return att_day_is_valid(time->day);
}

/// Months since the year 0; the day of the month is lost.
static void
set_month(Time* time, int months)
{
  time->day = (AttDay){months / 12, months % 12 + 1, 1};
}

static int
months_of(const Time* time)
{
  return time->day.year * 12 + time->day.month - 1;
}

/// "+2 day", "-1 month": a time of that unit; none from a longer one.
static bool
move(Time* time, const Step* step)
{
  if (step->unit < time->unit) {
    return false;
  }
  int months = months_of(time);
  switch (step->unit) {
  case UNIT_DAY:
    return set_day(time, att_day_number(time->day) + step->number);
  case UNIT_WEEK:
    time->unit = UNIT_WEEK;
    return set_day(time,
                   att_day_number(time->day) - att_day_of_week(time->day) + 1 +
                       (int64_t)step->number * 7);
  case UNIT_YEAR:
    months += step->number * 12 - (time->day.month - 1);
    break;
  default:
    months += step->number;
    break;
  }
  time->unit = step->unit;
  if (months < 12) {
    return false;
  }
  set_month(time, months);
  return att_day_is_valid(time->day);
}

/// -1: back, 1: ahead.
static int
direction(const Step* step, const AttMoments* at)
{
  return step->side == SIDE_PAST                   ? -1
         : step->side == SIDE_NEXT || at->is_ahead ? 1
                                                   : -1;
}

static bool
find_weekday(Time* time, const Step* step, const AttMoments* at, bool is_told)
{
  const int here = att_day_of_week(time->day);
  int ahead = (step->number - here + 7) % 7; // 0 to 6
  if (time->unit == UNIT_WEEK) {
    time->unit = UNIT_DAY;
    return set_day(time, att_day_number(time->day) + ahead);
  }
  if (time->unit != UNIT_DAY) {
    return false;
  }
  if (step->side == SIDE_NEXT) {
    ahead += ahead ? 0 : 7;
  } else if (!is_told && direction(step, at) < 0) {
    ahead -= ahead || step->side == SIDE_PAST ? 7 : 0;
  }
  return set_day(time, att_day_number(time->day) + ahead);
}

/// The year of a month that a told time leads on to.
static int
told_year(const Time* time, int month)
{
  return time->day.year +
         (time->unit != UNIT_YEAR && month < time->day.month - MONTHS_BACK);
}

/// How a month lies to that of the anchor, as a number of years to add: of
/// `length` months that begin in `month`.
static int
years_to(
    const Time* time, const Step* step, int direction, int month, int length)
{
  const int here = time->day.month;
  if (direction < 0) {
    const bool is_over = month + length - 1 < here;
    const bool has_begun = month <= here;
    return (step->side == SIDE_PAST ? is_over : has_begun) ? 0 : -1;
  }
  const bool is_to_begin = month > here;
  const bool is_to_end = month + length - 1 >= here;
  return (step->side == SIDE_NEXT ? is_to_begin : is_to_end) ? 0 : 1;
}

static bool
find_month(Time* time, const Step* step, const AttMoments* at, bool is_told)
{
  const bool is_season = step->kind == KIND_SEASON;
  const int month = is_season ? season_month(step->number) : step->number;
  int year = time->day.year;
  if (time->unit == UNIT_WEEK) {
    return false;
  }
  if (is_told) {
    year = told_year(time, month);
  } else if (time->unit != UNIT_YEAR) {
    year += years_to(time, step, direction(step, at), month, is_season ? 3 : 1);
  }
  time->day = (AttDay){year, month, 1};
  time->unit = is_season ? UNIT_SEASON : UNIT_MONTH;
  return att_day_is_valid(time->day);
}

/// "on 7 May": the month, and of the anchor's own the day that is due.
static bool
find_day(Time* time, const Step* step, const AttMoments* at, bool is_told)
{
  AttDay day = {time->day.year, step->number, step->day};
  const AttDay here = time->day;
  if (time->unit == UNIT_WEEK) {
    return false;
  }
  if (is_told) {
    day.year = told_year(time, step->number);
  } else if (time->unit == UNIT_MONTH) {
    day.year += years_to(time, step, direction(step, at), step->number, 1);
  } else if (time->unit == UNIT_DAY) {
    const int order = att_day_compare(day, here);
    const bool is_back = direction(step, at) < 0;
    const bool is_same_due = step->side == SIDE_CLAUSE && order == 0;
    day.year += is_same_due ? 0 : is_back ? -(order >= 0) : order <= 0;
  }
  time->day = day;
  time->unit = UNIT_DAY;
  return att_day_is_valid(day);
}

static bool
take_step(Time* time, const Step* step, const AttMoments* at, bool is_told)
{
  switch (step->kind) {
  case KIND_MOVE:
    return move(time, step);
  case KIND_WEEKDAY:
    return find_weekday(time, step, at, is_told);
  case KIND_MONTH:
  case KIND_SEASON:
    return find_month(time, step, at, is_told);
  case KIND_DAY:
    return find_day(time, step, at, is_told);
  }
  return false;
}

static bool
count_from(const Point* point,
           const AttMoments* at,
           bool by_document,
           Time* time)
{
  bool is_told = false;
  if (!read_start(point, at, by_document, time, &is_told)) {
    return false;
  }
  for (unsigned i = 0; i < point->step_count; ++i) {
    if (!take_step(time, &point->steps[i], at, is_told)) {
      return false;
    }
    is_told = false;
  }
  time->is_approximate |= point->is_approximate;
  return true;
}

/// What is near the time told, unless the clause speaks of the past and that
/// would be behind the document's day: "On 8 January …, in December …".
static bool
count_out(AttView text, const AttMoments* at, Time* time)
{
  Point point;
  Time now;
  if (!read_point(text, &point)) {
    return false;
  }
  const bool good = count_from(&point, at, false, time);
  if (good && point.anchor == ANCHOR_NEAR && !at->is_ahead &&
      read_document(at->document, &now) && now.unit != UNIT_YEAR &&
      att_day_compare(time->day, now.day) > 0) {
    return count_from(&point, at, true, time);
  }
  return good;
}

static void
write_day(AttDay day, AttText* out)
{
  att_text_format(out, "%04d-%02d-%02d", day.year, day.month, day.day);
}

/// One date; of a week its first or its last day.
static void
write_date(const Time* time, bool is_end, AttText* out)
{
  switch (time->unit) {
  case UNIT_DAY:
    write_day(time->day, out);
    break;
  case UNIT_WEEK:
    write_day(att_day_of(att_day_number(time->day) + (is_end ? 6 : 0)), out);
    break;
  case UNIT_MONTH:
    att_text_format(out, "%04d-%02d", time->day.year, time->day.month);
    break;
  case UNIT_SEASON:
    att_text_format(out,
                    "%04d-%02d",
                    time->day.year,
                    FIRST_SEASON + (time->day.month - 3) / 3);
    break;
  case UNIT_YEAR:
    att_text_format(out, "%04d", time->day.year);
    break;
  }
  att_text_append_string(out, time->is_approximate ? "~" : "");
}

static bool
write_side(AttView side, const AttMoments* at, bool is_end, AttText* out)
{
  Time time;
  if (is_open(side)) {
    att_text_append(out, side);
    return true;
  }
  if (!count_out(side, at, &time)) {
    return false;
  }
  write_date(&time, is_end, out);
  return true;
}

static bool
write_form(AttView form, const AttMoments* at, AttText* out)
{
  AttView left = form;
  AttView right;
  Time time;
  if (cut(form, &left, &right)) {
    if (!write_side(left, at, false, out)) {
      return false;
    }
    att_text_append_char(out, '/');
    return write_side(right, at, true, out);
  }
  if (!count_out(form, at, &time)) {
    return false;
  }
  write_date(&time, false, out);
  if (time.unit == UNIT_WEEK) {
    att_text_append_char(out, '/');
    write_date(&time, true, out);
  }
  return true;
}

bool
att_relative_resolve(AttView form, const AttMoments* at, AttText* out)
{
  if (att_edtf_is_valid(form)) {
    att_text_append(out, form);
    return true;
  }
  AttText value = {0};
  const bool good =
      write_form(form, at, &value) && att_edtf_is_valid(att_text_view(&value));
  if (good) {
    att_text_append(out, att_text_view(&value));
  }
  out->broken |= value.broken;
  att_text_clear(&value);
  return good;
}
