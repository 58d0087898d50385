exports = (items) => items.reduce((sum, item) => sum + item.price * item.count, 0);
