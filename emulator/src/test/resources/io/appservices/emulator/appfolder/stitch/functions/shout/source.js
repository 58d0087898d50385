exports = function (text) {
  return text.toUpperCase() + context.values.get("mark");
};
