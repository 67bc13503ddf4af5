// The line of languages: the server draws it into the page, and it comes along into the notebook.

export const languages = document.getElementById("languages");
