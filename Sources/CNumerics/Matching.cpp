// Optimal matching by LEMON: only its templates are used, so nothing of it is linked.
#define LEMON_ONLY_TEMPLATES

#include "CNumerics.h"

#include <algorithm>
#include <lemon/matching.h>
#include <lemon/smart_graph.h>
#include <limits>
#include <vector>

namespace {

using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<int64_t>;
using Matching = lemon::MaxWeightedPerfectMatching<Graph, Weights>;

/// A complete graph of which only some edges have been handed to the solver.
struct Candidates {
  const int64_t *costs;
  int32_t nodes;
  std::vector<char> isIn;
  std::vector<std::pair<int32_t, int32_t>> edges;

  Candidates(const int64_t *costs, int32_t nodes)
      : costs(costs), nodes(nodes), isIn(static_cast<size_t>(nodes) * nodes, 0) {}

  int64_t cost(int32_t one, int32_t other) const {
    return costs[static_cast<size_t>(one) * nodes + other];
  }

  bool add(int32_t one, int32_t other) {
    if (one > other) std::swap(one, other);
    char &mark = isIn[static_cast<size_t>(one) * nodes + other];
    if (mark || one == other || cost(one, other) < 0) return false;
    mark = 1;
    edges.emplace_back(one, other);
    return true;
  }

  /// Adds the edges from each node to its `count` nearest.
  void addNearest(int32_t count) {
    std::vector<int32_t> others;
    for (int32_t node = 0; node < nodes; node++) {
      others.clear();
      for (int32_t other = 0; other < nodes; other++) {
        if (other != node && cost(node, other) >= 0) others.push_back(other);
      }
      size_t taken = std::min(others.size(), static_cast<size_t>(count));
      std::partial_sort(others.begin(), others.begin() + taken, others.end(),
                        [&](int32_t one, int32_t other) {
                          int64_t left = cost(node, one), right = cost(node, other);
                          return left != right ? left < right : one < other;
                        });
      for (size_t place = 0; place < taken; place++) add(node, others[place]);
    }
  }
};

int32_t match(const int64_t *costs, int32_t nodes, int32_t nearest, int32_t *mates) {
  Candidates candidates(costs, nodes);
  int32_t reach = std::max(nearest, 1);
  candidates.addNearest(reach);
  while (true) {
    Graph graph;
    graph.reserveNode(nodes);
    graph.reserveEdge(static_cast<int>(candidates.edges.size()));
    for (int32_t node = 0; node < nodes; node++) graph.addNode();
    Weights weights(graph);
    for (auto [one, other] : candidates.edges) {
      weights[graph.addEdge(graph.nodeFromId(one), graph.nodeFromId(other))] =
          -candidates.cost(one, other);
    }
    Matching matching(graph, weights);
    if (!matching.run()) {
      if (reach >= nodes - 1) return 1;
      reach = reach > nodes / 4 ? nodes - 1 : 4 * reach;
      candidates.addNearest(reach);
      continue;
    }
    // The dual values prove the matching best for the whole graph where no edge left out has a
    // negative reduced cost. The values of blossoms, never negative, only add to it; leaving them
    // out may add an edge for nothing, never miss one.
    std::vector<int64_t> potentials(nodes);
    for (int32_t node = 0; node < nodes; node++) {
      potentials[node] = matching.nodeValue(graph.nodeFromId(node));
    }
    bool isProven = true;
    for (int32_t one = 0; one < nodes; one++) {
      for (int32_t other = one + 1; other < nodes; other++) {
        int64_t cost = candidates.cost(one, other);
        if (cost >= 0 && potentials[one] + potentials[other] + Matching::dualScale * cost < 0 &&
            candidates.add(one, other)) {
          isProven = false;
        }
      }
    }
    if (!isProven) continue;
    for (int32_t node = 0; node < nodes; node++) {
      mates[node] = graph.id(matching.mate(graph.nodeFromId(node)));
    }
    return 0;
  }
}

}  // namespace

extern "C" int32_t hotspot_minimum_matching(const int64_t *costs, int32_t nodes, int32_t nearest,
                                            int32_t *mates) {
  if (nodes == 0) return 0;
  if (nodes < 0 || nodes % 2 != 0) return 1;
  try {
    return match(costs, nodes, nearest, mates);
  } catch (...) {
    return 2;
  }
}
