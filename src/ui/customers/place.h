// The address of the customers.
#pragma once

namespace counterbell::ui {

/// The place in their addresses: "/customers", and "/customers/" with a record id for one of them.
inline constexpr const char* customers_place = "customers";

}  // namespace counterbell::ui
