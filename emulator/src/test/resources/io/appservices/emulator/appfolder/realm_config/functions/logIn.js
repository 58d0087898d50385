exports = ({ name }) => name;
