exports = (user) => {
  if (user.data.email === "banned@example.com") {
    throw new Error("banned");
  }
};
