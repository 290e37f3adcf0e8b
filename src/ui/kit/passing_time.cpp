#include "ui/kit/passing_time.h"

#include <algorithm>

#include "ui/kit/format.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::ceil;
using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// The unit in which duration() tells `time`.
milliseconds unit_of(milliseconds time) { return time < 1h ? milliseconds(1min) : time < days{1} ? 1h : days{1}; }

}  // namespace

Text time_left(milliseconds left) {
  if (left <= 1min) return tr("{0} s", ceil<seconds>(left).count());
  return duration(ceil<minutes>(left));
}

Time on_the_minute(Time at) { return ceil<minutes>(at); }

void wake_for_age(Host& host, Time now, Time since) {
  const milliseconds age = std::max(0ms, now - since);
  const milliseconds unit = unit_of(age);
  host.wake_at(on_the_minute(since + (age / unit + 1) * unit));
}

void wake_for_countdown(Host& host, Time now, Time due) {
  const milliseconds left = due - now;
  if (left <= 0ms) return wake_for_age(host, now, due);
  const Time next_second = ceil<seconds>(now + 1ms);
  if (left <= 1min) return host.wake_at(std::min(next_second, due));
  const milliseconds told = ceil<minutes>(left);
  const milliseconds unit = unit_of(told);
  const Time told_until = due - (told / unit * unit - 1min);
  host.wake_at(std::min(on_the_minute(told_until), due - 1min));
}

void wake_at_midnight(Host& host, Time now) {
  const LocalTime local = host.local(now);
  host.wake_at(now + (std::chrono::floor<days>(local) + days{1} - local));
}

}  // namespace counterbell::ui
