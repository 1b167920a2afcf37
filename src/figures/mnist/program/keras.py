# The article's program, corrected: `Flatten` is gone, because the images are flattened before they reach the model.
# region imports
import tensorflow as tf
from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.optimizers import Adam
# endregion

# region load
(x_train, y_train), (x_test, y_test) = mnist.load_data()
# endregion

# region scale
x_train = x_train.reshape(-1, 28 * 28).astype('float32') / 255
x_test = x_test.reshape(-1, 28 * 28).astype('float32') / 255
# endregion

# region model
# region input
model = Sequential([
    Input(shape=(28 * 28,)),
# endregion
# region hidden
    Dense(128, activation='relu'),
# endregion
# region output
    Dense(10, activation='softmax'),
])
# endregion
# endregion

# region compile
# region optimizer
model.compile(
    optimizer=Adam(),
# endregion
# region loss
    loss='sparse_categorical_crossentropy',
# endregion
# region metrics
    metrics=['accuracy'],
)
# endregion
# endregion

# region fit
model.fit(x_train, y_train, epochs=10, batch_size=32, validation_split=0.1)
# endregion

# region evaluate
test_loss, test_acc = model.evaluate(x_test, y_test)
# endregion

# region print
print(f'Test accuracy: {test_acc}')
# endregion
