"""The ONNX graph of all-MiniLM-L6-v2, built from its weights.

Six BERT layers (Devlin and others, 2019), mean pooling over the tokens that are not padding and
normalising to length 1, as the model's own configuration names them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRAPH_VERSION = 1
LAYERS = 6
HEADS = 12
WIDTH = 384
NORM_EPSILON = 1e-12
# The opset that has LayerNormalization, Gelu and LpNormalization; the IR that came with it.
OPSET = 20
IR_VERSION = 9

Weights = Mapping[str, NDArray[np.float32]]


class _Builder:
    """Collects nodes and constants; each method gives back the name of its output."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, values: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], **attributes: Any) -> str:
        from onnx import helper

        output = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def linear(self, source: str, name: str, scale: float = 1.0) -> str:
        # The weights are stored (out, in).
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T * np.float32(scale))
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"] * np.float32(scale))
        return self.node("Add", [self.node("MatMul", [source, weight]), bias])

    def norm(self, source: str, name: str) -> str:
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.node("LayerNormalization", [source, weight, bias], axis=-1, epsilon=NORM_EPSILON)


def build_graph(weights: Weights) -> bytes:
    """A serialised ONNX model: `input_ids` and `attention_mask` (texts, tokens) int64 to `embedding` (texts, 384)."""
    from onnx import TensorProto, helper

    builder = _Builder(weights)
    mask = builder.node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    bias = _attention_bias(builder, mask)
    shapes = (
        builder.constant("to_heads", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64)),
        builder.constant("from_heads", np.array([0, 0, WIDTH], np.int64)),
    )
    hidden = _embed_tokens(builder)
    for number in range(LAYERS):
        hidden = _layer(builder, hidden, f"encoder.layer.{number}", bias, shapes)
    pooled = _mean_pool(builder, hidden, mask)
    builder.nodes.append(helper.make_node("LpNormalization", [pooled], ["embedding"], axis=1, p=2))
    graph = helper.make_graph(
        builder.nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", WIDTH])],
        builder.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    return bytes(model.SerializeToString())


def _embed_tokens(builder: _Builder) -> str:
    # Every token is of type 0, so its row is added to the positions once, here.
    positions = (
        builder.weights["embeddings.position_embeddings.weight"]
        + builder.weights["embeddings.token_type_embeddings.weight"][0]
    )
    words = builder.constant("words", builder.weights["embeddings.word_embeddings.weight"])
    looked_up = builder.node("Gather", [words, "input_ids"], axis=0)
    length = builder.node("Shape", ["input_ids"], start=1, end=2)
    start = builder.constant("zero", np.array([0], np.int64))
    placed = builder.node("Slice", [builder.constant("positions", positions), start, length, start])
    return builder.norm(builder.node("Add", [looked_up, placed]), "embeddings.LayerNorm")


def _attention_bias(builder: _Builder, mask: str) -> str:
    """0 where a token counts and a very low number where it is padding, shaped to add to (texts, heads, q, k)."""
    one = builder.constant("one", np.array(1, np.float32))
    low = builder.constant("low", np.array(-1e9, np.float32))
    absent = builder.node("Mul", [builder.node("Sub", [one, mask]), low])
    return builder.node("Unsqueeze", [absent, builder.constant("head_axes", np.array([1, 2], np.int64))])


def _layer(builder: _Builder, hidden: str, name: str, bias: str, shapes: tuple[str, str]) -> str:
    to_heads, from_heads = shapes

    def heads(part: str, order: list[int], scale: float = 1.0) -> str:
        projected = builder.linear(hidden, f"{name}.attention.self.{part}", scale)
        return builder.node("Transpose", [builder.node("Reshape", [projected, to_heads])], perm=order)

    query = heads("query", [0, 2, 1, 3], (WIDTH // HEADS) ** -0.5)
    scores = builder.node("MatMul", [query, heads("key", [0, 2, 3, 1])])
    weights = builder.node("Softmax", [builder.node("Add", [scores, bias])], axis=-1)
    mixed = builder.node("MatMul", [weights, heads("value", [0, 2, 1, 3])])
    joined = builder.node("Reshape", [builder.node("Transpose", [mixed], perm=[0, 2, 1, 3]), from_heads])
    attended = builder.linear(joined, f"{name}.attention.output.dense")
    hidden = builder.norm(builder.node("Add", [attended, hidden]), f"{name}.attention.output.LayerNorm")
    inner = builder.node("Gelu", [builder.linear(hidden, f"{name}.intermediate.dense")])
    outer = builder.linear(inner, f"{name}.output.dense")
    return builder.norm(builder.node("Add", [outer, hidden]), f"{name}.output.LayerNorm")


def _mean_pool(builder: _Builder, hidden: str, mask: str) -> str:
    column = builder.node("Unsqueeze", [mask, builder.constant("last_axis", np.array([2], np.int64))])
    tokens = builder.constant("token_axis", np.array([1], np.int64))
    total = builder.node("ReduceSum", [builder.node("Mul", [hidden, column]), tokens], keepdims=0)
    count = builder.node("ReduceSum", [column, tokens], keepdims=0)
    return builder.node("Div", [total, count])
