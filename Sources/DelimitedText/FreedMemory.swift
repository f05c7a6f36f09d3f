internal import CDelimiters

/// Memory that was freed and that the allocator still holds.
package enum FreedMemory {
  /// Hands it back to the system, where it would else count as used until the process ends.
  package static func giveBack() { cdelim_return_memory() }
}
