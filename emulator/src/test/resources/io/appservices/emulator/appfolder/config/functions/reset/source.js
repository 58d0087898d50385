exports = () => ({ status: "success" });
