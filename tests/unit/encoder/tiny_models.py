"""Hugging Face models of a few thousand random weights, saved to a folder; nothing is downloaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
    PreTrainedTokenizerFast,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz,.'-"
WORDS = ("rain", "fell", "snow", "in", "the", "north", "anna", "berg", "oslo")
PIECES = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", *LETTERS, *(f"##{c}" for c in LETTERS), *WORDS]
POSITIONS = 40

NLI = ("entailment", "neutral", "contradiction")
BIO = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")


def sizes(labels: Sequence[str] = ()) -> BertConfig:
    named = {"id2label": dict(enumerate(labels)), "label2id": {x: i for i, x in enumerate(labels)}}
    return BertConfig(
        vocab_size=len(PIECES),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=POSITIONS,
        initializer_range=0.4,
        **(named if labels else {}),
    )


def save_tokenizer(folder: Path) -> None:
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(PIECES)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        unk_token="[UNK]",
        model_max_length=POSITIONS,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
    ).save_pretrained(folder)


def save_encoder(folder: Path) -> Path:
    torch.manual_seed(1)
    BertModel(sizes()).save_pretrained(folder)
    save_tokenizer(folder)
    return folder


def save_classifier(folder: Path, labels: Sequence[str] = NLI) -> Path:
    """A sequence classifier; what is said of a pair depends on the labels' names, not on their order."""
    return _save_head(BertForSequenceClassification, folder, labels)


def save_tagger(folder: Path, labels: Sequence[str] = BIO) -> Path:
    """A token classifier; what is said of a token depends on the labels' names, not on their order."""
    return _save_head(BertForTokenClassification, folder, labels)


def _save_head(kind: type, folder: Path, labels: Sequence[str]) -> Path:
    torch.manual_seed(1)
    model = kind(sizes(labels))
    rows = torch.stack([_row(label.casefold()) for label in labels])
    model.classifier.weight.data, model.classifier.bias.data = rows, torch.zeros(len(labels))
    model.save_pretrained(folder)
    save_tokenizer(folder)
    return folder


def _row(label: str) -> torch.Tensor:
    """The same weights for the same label: drawn with its letters as the seed."""
    seed = int.from_bytes(label.encode()[:6])
    return torch.randn(32, generator=torch.Generator().manual_seed(seed))


def tag_words(folder: Path, tags: dict[str, str]) -> None:
    """Make a saved tagger a look-up: a piece has its tag wherever it stands, any other the first label."""
    model = BertForTokenClassification.from_pretrained(folder)
    labels = [model.config.id2label[i] for i in range(model.config.num_labels)]
    for layer in model.bert.encoder.layer:
        for part in (layer.attention.output, layer.output):
            part.dense.weight.data.zero_()
            part.dense.bias.data.zero_()
    embeddings = model.bert.embeddings
    embeddings.position_embeddings.weight.data.zero_()
    embeddings.token_type_embeddings.weight.data.zero_()
    words = embeddings.word_embeddings.weight.data.zero_()
    for number, piece in enumerate(PIECES):
        words[number, labels.index(tags.get(piece, labels[0]))] = 1.0
    model.classifier.weight.data = torch.eye(len(labels), 32)
    model.classifier.bias.data.zero_()
    model.save_pretrained(folder)


def edit(folder: Path, name: str, **settings: object) -> None:
    """Change settings in a JSON file of a folder."""
    path = folder / name
    content = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**content, **settings}), "utf-8")
