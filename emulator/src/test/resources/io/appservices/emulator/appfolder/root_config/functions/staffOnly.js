exports = () => "welcome";
