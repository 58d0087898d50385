exports = () => context.values.get("currency");
