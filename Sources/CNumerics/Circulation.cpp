// Flow with lower and upper bounds by LEMON: only its templates are used, so nothing of it is
// linked.
#define LEMON_ONLY_TEMPLATES

#include "CNumerics.h"

#include <lemon/circulation.h>
#include <lemon/smart_graph.h>

namespace {

using Graph = lemon::SmartDigraph;
using Bounds = Graph::ArcMap<int64_t>;
using Supply = Graph::NodeMap<int64_t>;

int32_t circulate(int32_t nodes, const int64_t *supply, int32_t arcs, const int32_t *tails,
                  const int32_t *heads, const int64_t *lower, const int64_t *upper, int64_t *flow,
                  uint8_t *barrier) {
  Graph graph;
  graph.reserveNode(nodes);
  graph.reserveArc(arcs);
  for (int32_t node = 0; node < nodes; node++) graph.addNode();
  Bounds least(graph), most(graph);
  Supply supplies(graph);
  for (int32_t node = 0; node < nodes; node++) supplies[graph.nodeFromId(node)] = supply[node];
  for (int32_t arc = 0; arc < arcs; arc++) {
    Graph::Arc added = graph.addArc(graph.nodeFromId(tails[arc]), graph.nodeFromId(heads[arc]));
    least[added] = lower[arc];
    most[added] = upper[arc];
  }
  lemon::Circulation<Graph, Bounds, Bounds, Supply> circulation(graph, least, most, supplies);
  if (circulation.run()) {
    for (int32_t arc = 0; arc < arcs; arc++) flow[arc] = circulation.flow(graph.arcFromId(arc));
    return 0;
  }
  for (int32_t node = 0; node < nodes; node++) {
    barrier[node] = circulation.barrier(graph.nodeFromId(node)) ? 1 : 0;
  }
  return 1;
}

}  // namespace

extern "C" int32_t hotspot_circulation(int32_t nodes, const int64_t *supply, int32_t arcs,
                                       const int32_t *tails, const int32_t *heads,
                                       const int64_t *lower, const int64_t *upper, int64_t *flow,
                                       uint8_t *barrier) {
  try {
    return circulate(nodes, supply, arcs, tails, heads, lower, upper, flow, barrier);
  } catch (...) {
    return 2;
  }
}
