exports = async ({ user }) => {
  const customers = context.services.get("mongodb-atlas").db("shop").collection("customers");
  await customers.updateOne({ userId: user.id }, { $set: { seen: true } }, { upsert: true });
};
