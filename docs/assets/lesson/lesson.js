// Quizzes work without this file. It adds two things: the answer is said aloud by
// screen readers, and one answer of a quiz is open at a time. Nothing is stored or sent.
(function () {
  'use strict';
  document.querySelectorAll('.quiz').forEach(function (quiz) {
    var answers = quiz.querySelectorAll('details');
    var said = quiz.querySelector('.said');
    answers.forEach(function (answer) {
      answer.addEventListener('toggle', function () {
        if (answer.open) {
          answers.forEach(function (other) {
            if (other !== answer) other.open = false;
          });
          said.textContent = answer.querySelector('.feedback').textContent;
        } else if (!quiz.querySelector('details[open]')) {
          said.textContent = '';
        }
      });
    });
  });
  // A theme may open everything for the printer; a printed page shows no answers.
  addEventListener('beforeprint', function () {
    document.querySelectorAll('.quiz details').forEach(function (answer) {
      answer.open = false;
    });
  });
})();
